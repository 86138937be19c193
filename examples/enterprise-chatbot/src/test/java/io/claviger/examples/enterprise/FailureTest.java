package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** S3-ERR-1, S3-AI-1: when Bedrock fails, people are told in words of ours, and what they wrote stays in the box. */
@ServerTest
class FailureTest {
    private static final String KEPT = "Your message is below, ready to be sent again.";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Visitor visitor;
    private String user;

    @BeforeEach
    void signIn() {
        user = people.create();
        visitor = new Visitor(port);
        visitor.signIn(user, People.PASSWORD);
    }

    @AfterEach
    void forget() {
        Fakes.SERVER.forgetScripts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RATE_LIMIT      | ThrottlingException       | The AI service is busy; try in 5 seconds.
                    QUOTA_EXCEEDED  | ThrottlingException       | The AI service is busy.
                    INVALID_KEY     | ExpiredTokenException     | The AI service refused this application. Tell your administrator.
                    REGION_BLOCKED  | AccessDeniedException     | The AI service refused this application. Tell your administrator.
                    UNKNOWN_MODEL   | AccessDeniedException     | The AI service refused this application. Tell your administrator.
                    UNAVAILABLE     | ServiceUnavailable        | The AI service is out of order just now.
                    CONTEXT_TOO_LONG| ValidationException       | This conversation has become too long. Begin a new one.
                    BAD_REQUEST     | ValidationException       | The AI service could not accept this message.
                    """)
    void aRefusalIsExplainedAndTheTextIsKept(Fault fault, String wording, String sentence) {
        FakeError error = WireDialect.BEDROCK.errors(fault).stream()
                .filter(form -> form.name().startsWith(wording))
                .findFirst()
                .orElseThrow();
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(error).answers("Back again.");

        String page = visitor.ask("Something <long> & dear").body();

        assertThat(page)
                .contains(sentence + " " + KEPT)
                .contains("required>Something &lt;long&gt; &amp; dear</textarea>")
                .doesNotContain("<li class=\"user\">");
        assertThat(visitor.ask("Something <long> & dear").body())
                .contains("Back again.", "required></textarea>")
                .doesNotContain(KEPT);
    }

    @Test
    void aConnectionThatBreaksIsNoAnswer() {
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(Fault.RESET);

        assertThat(visitor.ask("Hello?").body())
                .contains("The AI service is out of order just now. " + KEPT, ">Hello?</textarea>");
    }

    @Test
    void anAnswerWithoutAWordIsNotKept() {
        Fakes.SERVER.on(WireDialect.BEDROCK).answers(FakeAnswer.of("")).answers(FakeAnswer.of(""));

        assertThat(visitor.ask("Hello?").body())
                .contains(KEPT, ">Hello?</textarea>")
                .doesNotContain("<li class=");
    }

    @Test
    @DisplayName("nothing lost: the text is still there in another browser, after signing in again")
    void theTextWaitsInTheDatabase() {
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(Fault.UNAVAILABLE);
        visitor.ask("A long letter");

        String page = new Visitor(port).signIn(user, People.PASSWORD).body();

        assertThat(page).contains(">A long letter</textarea>").doesNotContain("out of order");
    }

    @Test
    void whatIsNoMessageIsSaidAndStaysInTheBox() {
        int before = Fakes.SERVER.requests().size();

        assertThat(visitor.ask("   ").body()).contains("The message is blank.", ">   </textarea>");
        assertThat(visitor.ask("a\u0000b").body())
                .contains("A message has no control characters but tab and line ends");
        assertThat(visitor.ask("x".repeat(10_001)).body())
                .contains(
                        "A message is at most 10000 characters long; found 10001.",
                        ">" + "x".repeat(10_001) + "</textarea>");
        assertThat(Fakes.SERVER.requests()).hasSize(before);
    }
}
