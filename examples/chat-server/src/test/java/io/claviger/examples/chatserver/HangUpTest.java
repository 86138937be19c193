package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyVault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The fake provider takes the request and says nothing for ever, so that only a hang-up can end it soon. */
@ServerTest
class HangUpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private KeyVault vault;

    @Autowired
    private Finished finished;

    @Autowired
    private SignedIn signedIn;

    @LocalServerPort
    private int port;

    @BeforeEach
    void forget() {
        finished.forget();
        while (FakeProviders.SERVER.awaitRequest(Duration.ZERO)) {
            // of another test
        }
        while (FakeProviders.SERVER.awaitHangUp(Duration.ZERO)) {
            // of another test
        }
    }

    private void assertCancelledAndWiped() throws InterruptedException {
        assertThat(FakeProviders.SERVER.awaitHangUp(PATIENCE))
                .as("the provider's connection is closed")
                .isTrue();
        assertThat(finished.await(PATIENCE)).as("the request has ended").isTrue();
        assertThat(vault.openRings()).isZero();
    }

    @Test
    @DisplayName("S0-KEY-7: who leaves a stream before the first word ends the provider's call, and the keys are wiped")
    void leavingAStreamThatWaits() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.post(Client.STREAM, Client.question("Hello", "groq", Keys.groq("silent")));
            client.readUntil("event: attempt\n");
            assertThat(FakeProviders.SERVER.awaitRequest(PATIENCE)).isTrue();
            assertThat(vault.openRings()).isEqualTo(1);
            client.readUntil(": keep-alive\n");
        }

        assertCancelledAndWiped();
    }

    @Test
    @DisplayName("S0-KEY-7: who leaves a stream in its middle ends the provider's call, and the keys are wiped")
    void leavingAStreamInItsMiddle() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.post(Client.STREAM, Client.question("one two three four", "groq", Keys.groq("stall")));
            client.readUntil("event: delta\n");
            assertThat(vault.openRings()).isEqualTo(1);
        }

        assertCancelledAndWiped();
    }

    @Test
    @DisplayName(
            "S0-KEY-7: who hangs up while a whole answer is awaited ends the provider's call, and the keys are wiped")
    void leavingAnAnswerThatIsAwaited() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.post(Client.MESSAGE, Client.question("Hello", "groq", Keys.groq("silent")));
            assertThat(FakeProviders.SERVER.awaitRequest(PATIENCE)).isTrue();
            assertThat(vault.openRings()).isEqualTo(1);
        }

        assertCancelledAndWiped();
    }

    @Test
    void leavingACompletionOfOpenAisDialect() throws Exception {
        String bearer = "Authorization: " + signedIn.bearer(signedIn.user());
        for (String stream : List.of("true", "false")) {
            forget();
            try (RawClient client = new RawClient(port)) {
                client.post(
                        "/v1/chat/completions",
                        "{\"model\":\"groq\",\"stream\":" + stream
                                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}",
                        bearer,
                        "X-Provider-Keys: groq=" + Keys.groq("silent"));
                assertThat(FakeProviders.SERVER.awaitRequest(PATIENCE)).isTrue();
                assertThat(vault.openRings()).isEqualTo(1);
            }

            assertCancelledAndWiped();
        }
    }

    @Test
    @DisplayName("S0-KEY-7: a reset connection counts as a hang-up")
    void resettingAConnection() throws Exception {
        RawClient client = new RawClient(port);
        client.post(Client.MESSAGE, Client.question("Hello", "groq", Keys.groq("silent")));
        assertThat(FakeProviders.SERVER.awaitRequest(PATIENCE)).isTrue();
        client.reset();

        assertCancelledAndWiped();
    }

    @Test
    void lookingAfterTheClientLeavesTheNextRequestsAlone() throws IOException {
        String slow = Client.question("desserts", "groq", Keys.groq("slow"));
        String quick = Client.question("What is a stack?");
        try (RawClient client = new RawClient(port)) {
            client.post(Client.MESSAGE, slow)
                    .post(Client.MESSAGE, quick)
                    .post(Client.MESSAGE, quick, "Connection: close");

            assertThat(client.readAll())
                    .containsSubsequence(
                            "HTTP/1.1 200 ",
                            "stressed",
                            "HTTP/1.1 200 ",
                            "knowledge-base",
                            "HTTP/1.1 200 ",
                            "knowledge-base");
        }
        try (RawClient client = new RawClient(port)) {
            client.post(Client.MESSAGE, slow);
            assertThat(FakeProviders.SERVER.awaitRequest(PATIENCE)).isTrue();
            client.post(Client.MESSAGE, quick, "Connection: close");

            assertThat(client.readAll())
                    .containsSubsequence("HTTP/1.1 200 ", "stressed", "HTTP/1.1 200 ", "knowledge-base");
        }
    }
}
