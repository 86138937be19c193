package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.claviger.chat.ProviderId;
import io.claviger.redact.Redactor;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyVaultTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");

    @Test
    @DisplayName("S0-KEY-6, C11: 128 random bits make every session id its own")
    void sessionIdsNeverRepeat() {
        try (KeyVault vault = KeyVault.builder().build()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                ids.add(vault.open("session_anna_1700000000").sessionId());
            }

            assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("session_anna_1700000000_[0-9a-f]{32}"));
        }
    }

    @Test
    void labelIsMadeFitForLogs() {
        try (KeyVault vault = KeyVault.builder().build()) {
            assertThat(vault.open("a\nb c\u00e9/<x>").sessionId()).matches("a-b-c---x-_[0-9a-f]{32}");
            assertThat(vault.open("x".repeat(500)).sessionId()).matches("x{100}_[0-9a-f]{32}");
            assertThat(vault.open("").sessionId()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void onlyRingsWithKeysCountAsOpen() {
        try (KeyVault vault = KeyVault.builder().build()) {
            KeyRing empty = vault.open("empty");
            KeyRing ring = vault.open("full").and("gemini", TestKeys.gemini(1));
            assertThat(vault.openRings()).isEqualTo(1);

            ring.close();
            ring.close();
            empty.close();

            assertThat(vault.openRings()).isZero();
        }
    }

    @Test
    void closingTheVaultClosesItsRings() {
        KeyVault vault = KeyVault.builder().build();
        KeyRing ring = vault.open("a").and("gemini", TestKeys.gemini(1));
        KeyRing empty = vault.open("b");
        ApiKey key = ring.keys(GEMINI).get(0);

        vault.close();
        vault.close();

        assertThat(vault.openRings()).isZero();
        assertThat(ring.isClosed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> key.lend(String::new))
                .withMessage("The key ring is closed; its keys are wiped.");
        assertThatIllegalStateException().isThrownBy(() -> vault.open("c")).withMessage("The key vault is closed.");
        assertThatIllegalStateException()
                .isThrownBy(() -> empty.and("gemini", TestKeys.gemini(1)))
                .withMessage("The key vault is closed.");
    }

    @Test
    void processWideVaultOutlivesAClose() {
        KeyVault.ephemeral().close();

        try (KeyRing ring = KeyRing.of("gemini", TestKeys.gemini(1))) {
            assertThat(KeyRingTest.lent(ring, GEMINI)).hasSize(1);
        }
        assertThat(KeyVault.ephemeral()).isSameAs(KeyVault.ephemeral());
    }

    @Test
    void secretOfTheHostIsZeroedAndUsed() {
        char[] secret = "0123456789abcdef0123456789abcdef".toCharArray();

        try (KeyVault vault = KeyVault.builder().secret(secret).build();
                KeyRing ring = vault.open("a").and("gemini", TestKeys.gemini(1))) {
            assertThat(secret).containsOnly('\0');
            assertThat(KeyRingTest.lent(ring, GEMINI)).containsExactly(new String(TestKeys.gemini(1)));
        }
    }

    @Test
    void shortSecretIsRefusedAndZeroed() {
        char[] secret = "0123456789abcdef0123456789abcde".toCharArray();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyVault.builder().secret(secret))
                .withMessage("The session secret must have at least 32 bytes; found 31."
                        + " Make one with: openssl rand -base64 48");

        assertThat(secret).containsOnly('\0');
    }

    @Test
    void secretIsMeasuredInBytes() {
        char[] secret = "\u00e9".repeat(16).toCharArray();

        KeyVault.builder().secret(secret).build().close();

        assertThat(secret).containsOnly('\0');
    }

    @Test
    void rootSecretIsZeroedOnClose() {
        byte[] secret = new byte[40];
        new SecureRandom().nextBytes(secret);
        RootSecret root = new RootSecret(secret, new SecureRandom());
        assertThat(secret).containsOnly(0);
        assertThat(root.isZero()).isFalse();

        root.close();

        assertThat(root.isZero()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> root.sessionKey(Sealing.GCM, "a"))
                .withMessage("The key vault is closed.");
    }

    @Test
    void sessionsHaveKeysOfTheirOwn() {
        RootSecret root = RootSecret.random(new SecureRandom());

        assertThat(root.sessionKey(Sealing.GCM, "a"))
                .hasSize(32)
                .isEqualTo(root.sessionKey(Sealing.GCM, "a"))
                .isNotEqualTo(root.sessionKey(Sealing.GCM, "b"));
        assertThat(root.sessionKey(Sealing.CBC, "a")).hasSize(64);
        assertThat(Arrays.copyOf(root.sessionKey(Sealing.CBC, "a"), 32))
                .isNotEqualTo(root.sessionKey(Sealing.GCM, "a"));
        assertThat(RootSecret.random(new SecureRandom()).sessionKey(Sealing.GCM, "a"))
                .isNotEqualTo(root.sessionKey(Sealing.GCM, "a"));
    }

    @Test
    @DisplayName("S0-KEY-8: the redactor knows every key while it is live, and not longer")
    void redactorKnowsTheKeysOfOpenRings() {
        Redactor redactor = Redactor.patterns();
        String key = new String(TestKeys.plain(1));
        try (KeyVault vault = KeyVault.builder().redactor(redactor).build()) {
            KeyRing ring = vault.open("a").and("groq", key.toCharArray());
            assertThat(redactor.redact("sent " + key)).matches("sent \\[key:[0-9a-f]{8}]");

            ring.close();

            assertThat(redactor.redact("sent " + key)).isEqualTo("sent " + key);
            assertThat(redactor).hasToString("Redactor[0 live secrets]");
        }
    }

    @Test
    void sharedRedactorKnowsTheKeysOfTheProcessWideVault() {
        String key = new String(TestKeys.plain(2));
        try (KeyRing ring = KeyRing.of("groq", key.toCharArray())) {
            assertThat(ring.size()).isEqualTo(1);
            assertThat(Redactor.shared().redact(key)).matches("\\[key:[0-9a-f]{8}]");
        }
    }
}
