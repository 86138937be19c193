package io.claviger.examples.chatserver.keysession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.ProviderId;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.key.KeyVault;
import io.claviger.testkit.ManualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeySessionsTest {
    private static final Caller ANN = new Caller("usr_ann", "ses_ann", false);
    private static final Caller BOB = new Caller("usr_bob", "ses_bob", false);

    private final ManualTime time = new ManualTime();
    private final KeyVault vault = KeyVault.builder().build();
    private final KeySessionProperties limits =
            new KeySessionProperties(Duration.ofMinutes(15), Duration.ofHours(12), 2);
    private final KeySessions sessions = new KeySessions(vault, Set.of(ProviderId.of("groq")), limits, time);

    @AfterEach
    void endOfTheServerWipesAll() {
        sessions.close();
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void idleSessionIsWiped() {
        String id = open(ANN);
        time.advance(Duration.ofMinutes(14));
        lendAndGiveBack(id);
        time.advance(Duration.ofMinutes(14));
        assertThat(sessions.lend(ANN, id)).isPresent().get().satisfies(KeySessions.Loan::close);
        time.advance(Duration.ofMinutes(15));

        assertThat(sessions.lend(ANN, id)).isEmpty();
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void sessionInUseIsNotIdle() {
        String id = open(ANN);
        try (KeySessions.Loan loan = sessions.lend(ANN, id).orElseThrow()) {
            time.advance(Duration.ofMinutes(20));
            assertThat(loan.ring().isClosed()).isFalse();
        }
    }

    @Test
    void busySessionEndsAfterItsAbsoluteLimit() {
        String id = open(ANN);
        try (KeySessions.Loan loan = sessions.lend(ANN, id).orElseThrow()) {
            time.advance(Duration.ofHours(12));
            assertThat(loan.ring().isClosed()).isTrue();
        }
        assertThat(sessions.of(ANN)).isEmpty();
    }

    @Test
    void nobodyElseFindsASession() {
        String id = open(ANN);

        assertThat(sessions.lend(BOB, id)).isEmpty();
        assertThat(sessions.of(BOB)).isEmpty();
        assertThat(sessions.end(BOB, id)).isFalse();
        assertThat(sessions.lend(ANN, id)).isPresent().get().satisfies(KeySessions.Loan::close);
    }

    @Test
    void signingOutWipesWhatThatSignInOpened() {
        open(ANN);
        open(BOB);

        sessions.endOf(new SessionEnded(ANN.sessionId(), ANN.userId()));

        assertThat(sessions.of(ANN)).isEmpty();
        assertThat(sessions.of(BOB)).hasSize(1);
    }

    @Test
    void tooManyAreRefusedAndTheirKeysZeroed() {
        open(ANN);
        open(ANN);
        Map<String, List<char[]>> keys = keys();

        assertThatThrownBy(() -> sessions.open(ANN, keys))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("A user has at most 2 key sessions at once. Close one first.");
        assertThat(keys.get("groq").get(0)).containsOnly('\0');
    }

    @Test
    void sessionWithoutKeysIsRefused() {
        assertThatThrownBy(() -> sessions.open(ANN, new HashMap<>()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("A key session needs at least one key.");
    }

    private void lendAndGiveBack(String id) {
        sessions.lend(ANN, id).orElseThrow().close();
    }

    private String open(Caller caller) {
        return sessions.open(caller, keys()).id();
    }

    private static Map<String, List<char[]>> keys() {
        return new HashMap<>(Map.of("groq", List.of(("gsk_" + "0".repeat(52)).toCharArray())));
    }
}
