package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import io.claviger.testkit.Fault;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A second provider takes over by one setting. */
@ServerTest
@TestPropertySource(properties = {"claviger.chain=bedrock,groq", "claviger.rate-limit.requests=3"})
class FallbackTest {
    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private KeyVault vault;

    @AfterEach
    void forget() {
        Fakes.SERVER.forgetScripts();
    }

    @Test
    void groqAnswersWhereBedrockDoesNot() {
        Fakes.SERVER.on(WireDialect.BEDROCK).fails(Fault.INVALID_KEY);
        Fakes.SERVER.on(WireDialect.GROQ).answers("At your service.");
        Visitor visitor = new Visitor(port);
        visitor.signIn(people.create(), People.PASSWORD);

        String page = visitor.ask("Is anybody there?").body();

        assertThat(page).contains("At your service.", "<small>groq · ");
        RecordedRequest request = Fakes.SERVER.requests(WireDialect.GROQ).get(0);
        assertThat(request.key()).contains(Fakes.GROQ_KEY);
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void whoAsksTooFastIsToldHowLongToWait() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(people.create(), People.PASSWORD);
        visitor.ask("1");
        visitor.ask("2");
        visitor.ask("3");

        assertThat(visitor.ask("4").body())
                .containsPattern("You are sending messages too fast: wait [0-9]+ seconds. Your message is below")
                .contains(">4</textarea>");
        assertThat(visitor.post("/api/chat", "message", "5"))
                .satisfies(response -> assertThat(response.statusCode()).isEqualTo(429))
                .satisfies(response ->
                        assertThat(response.headers().firstValue("Retry-After")).isPresent());
    }
}
