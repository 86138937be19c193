package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.body.Frame;
import io.claviger.examples.chatserver.generation.Asking;
import io.claviger.examples.chatserver.generation.Generations;
import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.generation.JournalReader;
import io.claviger.examples.chatserver.history.Turn;
import io.claviger.key.KeyVault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The provider says nothing more for ever, so that only the end of the account can end its call. */
@ServerTest
class ClosedAccountTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    SignedIn signedIn;

    @Autowired
    KeyVault vault;

    @Autowired
    Asking asking;

    @Autowired
    Generations generations;

    @Autowired
    JdbcClient database;

    private final String room = Chat.id("conv");

    @BeforeEach
    void begin() {
        assertThat(vault.openRings()).isZero();
        while (FakeProviders.SERVER.awaitHangUp(Duration.ZERO) || FakeProviders.SERVER.awaitRequest(Duration.ZERO)) {
            // of another test
        }
    }

    private Journal asked(Chat chat, String owner, String key) {
        JsonNode asked = Client.json(chat.ask(room, Chat.question("m1", "four three two one", Keys.groq(key))));
        Journal journal = generations
                .find(owner, asked.at("/answer/generation").asString())
                .orElseThrow()
                .journal();
        assertThat(FakeProviders.SERVER.awaitRequest(SOON)).isTrue();
        assertThat(vault.openRings()).isEqualTo(1);
        return journal;
    }

    private void assertStopped(Journal journal) throws InterruptedException {
        assertThat(FakeProviders.SERVER.awaitHangUp(SOON))
                .as("the provider's connection is closed")
                .isTrue();
        assertWiped(journal);
    }

    private void assertWiped(Journal journal) throws InterruptedException {
        Semaphore more = new Semaphore(1);
        journal.onMore(more::release);
        JournalReader reader = journal.from(0);
        while (!reader.isAtEnd()) {
            assertThat(more.tryAcquire(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            while (reader.next() != null) {
                // of no matter
            }
        }
        assertThat(vault.openRings()).isZero();
    }

    @Test
    @DisplayName("S0-KEY-7: whose account is deleted, their answers end, and the keys are wiped")
    void deletedAccountsKeysAreNotUsedOn() throws InterruptedException {
        Accounts accounts = new Accounts(new Client(port));
        for (String key : new String[] {"silent", "stall"}) {
            Accounts.User user = accounts.user();
            Chat chat = new Chat(port, user.bearer());
            String id = Client.json(chat.get("/api/account")).get("id").asString();
            Journal journal = asked(chat, id, key);

            assertThat(accounts.delete("/api/account", "{\"password\":\"" + Accounts.PASSWORD + "\"}", user.bearer())
                            .statusCode())
                    .isEqualTo(204);

            assertStopped(journal);
        }
    }

    @Test
    @DisplayName("S0-KEY-7: whose account is locked, their answers end, and the keys are wiped")
    void lockedAccountsKeysAreNotUsedOn() throws InterruptedException {
        Chat chat = new Chat(port, signedIn);
        String user = chat.caller().userId();
        Chat admin = new Chat(port, signedIn, signedIn.admin());
        Journal journal = asked(chat, user, "stall");

        assertThat(admin.post("/api/admin/users/" + user + "/lock", "").statusCode())
                .isEqualTo(204);

        assertStopped(journal);
        admin.post("/api/admin/users/" + user + "/unlock", "");
        JsonNode stored = new Chat(port, signedIn, signedIn.again(chat.caller())).storedAnswer(room);
        assertThat(stored.get("state").asString()).isEqualTo("interrupted");
        assertThat(stored.at("/error/code").asString()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void whoIsLockedWhileAQuestionIsTakenGetsNoAnswer() throws InterruptedException {
        Chat chat = new Chat(port, signedIn);
        String user = chat.caller().userId();
        byte[] bytes = Socket.envelope("message_send", "m1", room, Chat.question("m1", "desserts", Keys.groq("silent")))
                .getBytes(StandardCharsets.UTF_8);
        try (Frame frame = Frame.read(Set.of("groq"), bytes)) {
            Journal[] journal = new Journal[1];
            Turn turn = asking.ask(chat.caller(), room, frame.data(), stored -> {
                journal[0] = generations
                        .find(user, stored.answer().generation())
                        .orElseThrow()
                        .journal();
                database.sql("UPDATE users SET locked_at = 1 WHERE id = ?")
                        .param(user)
                        .update();
            });

            assertWiped(journal[0]);
            assertThat(turn.repeated()).isFalse();
        }
        assertThat(FakeProviders.SERVER.awaitRequest(Duration.ZERO))
                .as("a provider was called")
                .isFalse();
    }
}
