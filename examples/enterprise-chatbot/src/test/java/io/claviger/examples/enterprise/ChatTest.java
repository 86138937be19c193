package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chat without JavaScript, on a Bedrock that checks signatures. */
@ServerTest
class ChatTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = new Visitor(port);
        assertThat(visitor.signIn(people.create(), People.PASSWORD).body()).contains("Your message");
        Fakes.SERVER.forgetScripts();
    }

    private static RecordedRequest last() {
        List<RecordedRequest> requests = Fakes.SERVER.requests(WireDialect.BEDROCK);
        return requests.get(requests.size() - 1);
    }

    @Test
    @DisplayName("S3-CHAT-1, C24: a posted message is answered by Bedrock, and the post ends in a redirect")
    void aMessageIsAnsweredAndRedirected() {
        HttpResponse<String> posted = visitor.post("/chat", "message", "Who was Ada?\r\nBriefly.");

        assertThat(posted.statusCode()).isEqualTo(302);
        assertThat(posted.headers().firstValue("Location").orElseThrow()).matches("/\\?conversation=[0-9]+#ask");
        assertThat(visitor.follow(posted).body())
                .contains("<p>Who was Ada?\nBriefly.</p>", "?adA saw ohW", "bedrock · eu.amazon.nova-2-lite-v1:0");
        assertThat(last().key()).contains(Fakes.ACCESS_KEY + ":" + Fakes.SECRET);
        assertThat(last().header("authorization").orElse("")).contains("/eu-central-1/bedrock/aws4_request");
    }

    @Test
    void theModelHearsTheConversationSoFar() {
        Fakes.SERVER.on(WireDialect.BEDROCK).answers("Lovelace.").answers("In 1815.");

        visitor.ask("Which Ada?");
        String page = visitor.ask("When was she born?").body();

        assertThat(page).contains("Lovelace.", "In 1815.");
        assertThat(last().body())
                .contains("Which Ada?", "Lovelace.", "When was she born?")
                .contains("You are the assistant of a company");
    }

    @Test
    void aNewConversationBeginsEmptyAndTheOldOneStays() {
        String before = visitor.ask("Something old").body();
        assertThat(before).contains("aria-current=\"page\">Something old</a>");

        String fresh = visitor.follow(visitor.post("/new")).body();

        assertThat(fresh).contains("Ask something.", ">Something old</a>").doesNotContain("<li class=\"user\">");
        assertThat(visitor.ask("Something new").body()).doesNotContain("<p>Something old");
    }

    @Test
    @DisplayName("nothing lost: a form that comes after the session ended shows what was typed")
    void aFormAfterTheSessionShowsTheText() {
        visitor.cookies.remove("session");

        HttpResponse<String> response = visitor.post("/chat", "message", "Dear <all>");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("Your session has ended", "readonly>Dear &lt;all&gt;</textarea>");
    }
}
