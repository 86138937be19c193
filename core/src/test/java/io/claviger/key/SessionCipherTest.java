package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ProviderId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("S0-KEY-6, C9: keys are sealed for one session, provider and slot")
class SessionCipherTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");
    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @EnumSource
    void opensWhatItSealed(Sealing sealing) {
        for (int length = 20; length <= 500; length += 7) {
            char[] key = "K".repeat(length).toCharArray();
            SessionCipher cipher = cipher(sealing, "session");

            assertThat(cipher.open(GEMINI, 3, cipher.seal(GEMINI, 3, key))).isEqualTo(key);
        }
    }

    @Test
    void textFormsAreTheDocumentedOnes() {
        assertThat(cipher(Sealing.GCM, "s").seal(GEMINI, 0, TestKeys.gemini(1)))
                .matches("gcm1:[A-Za-z0-9_-]{16}:[A-Za-z0-9_-]{74}");
        assertThat(cipher(Sealing.CBC, "s").seal(GEMINI, 0, TestKeys.gemini(1)))
                .matches("[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{107}=");
    }

    @ParameterizedTest
    @EnumSource
    void anyFlippedBitIsNoticed(Sealing sealing) {
        SessionCipher cipher = cipher(sealing, "session");
        String sealed = cipher.seal(GEMINI, 0, TestKeys.gemini(1));

        for (int i = 0; i < sealed.length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                char[] changed = sealed.toCharArray();
                changed[i] ^= (char) (1 << bit);
                assertRefused(cipher, GEMINI, 0, new String(changed));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyFlippedBitOfTheDecodedFieldsIsNoticed(Sealing sealing) {
        SessionCipher cipher = cipher(sealing, "session");
        String sealed = cipher.seal(GEMINI, 0, TestKeys.gemini(1));
        String[] parts = sealed.split(":", -1);

        for (int part = parts.length - 2; part < parts.length; part++) {
            byte[] bytes = decode(sealing, parts[part]);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte[] changed = bytes.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                String[] changedParts = parts.clone();
                changedParts[part] = encode(sealing, changed);
                assertRefused(cipher, GEMINI, 0, String.join(":", changedParts));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyTruncationAndAnyExtensionIsNoticed(Sealing sealing) {
        SessionCipher cipher = cipher(sealing, "session");
        String sealed = cipher.seal(GEMINI, 0, TestKeys.gemini(1));

        for (int length = 0; length < sealed.length(); length++) {
            assertRefused(cipher, GEMINI, 0, sealed.substring(0, length));
            assertRefused(cipher, GEMINI, 0, sealed.substring(sealed.length() - length));
        }
        assertRefused(cipher, GEMINI, 0, sealed + "A");
        assertRefused(cipher, GEMINI, 0, sealed + ":");
    }

    @ParameterizedTest
    @EnumSource
    void opensForNoOtherSessionProviderOrSlot(Sealing sealing) {
        byte[] key = new byte[sealing.keyBytes()];
        RANDOM.nextBytes(key);
        SessionCipher cipher = new SessionCipher(sealing, "session", RANDOM, key);
        String sealed = cipher.seal(GEMINI, 0, TestKeys.plain(1));

        assertRefused(cipher, GEMINI, 1, sealed);
        assertRefused(cipher, ProviderId.of("groq"), 0, sealed);
        assertRefused(new SessionCipher(sealing, "session2", RANDOM, key), GEMINI, 0, sealed);
        assertRefused(cipher(sealing, "session"), GEMINI, 0, sealed);
        assertThat(cipher.open(GEMINI, 0, sealed)).isEqualTo(TestKeys.plain(1));
    }

    @Test
    void noTwoListsOfNamesAreBoundTheSameWay() {
        assertThat(Binding.of("", "ab", "c")).isNotEqualTo(Binding.of("", "a", "bc"));
        assertThat(Binding.of("claviger/gcm1/", "\u00e9"))
                .isEqualTo("claviger/gcm1/\0\0\0\2\u00c3\u00a9".getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource
    void noNonceComesTwice(Sealing sealing) {
        SessionCipher cipher = cipher(sealing, "session");
        Set<String> nonces = new HashSet<>();

        for (int i = 0; i < 5_000; i++) {
            String[] parts = cipher.seal(GEMINI, 0, TestKeys.gemini(1)).split(":", -1);
            nonces.add(parts[parts.length - 2]);
        }

        assertThat(nonces).hasSize(5_000);
    }

    @Test
    void oneFormIsNotOpenedAsTheOther() {
        String gcm = cipher(Sealing.GCM, "session").seal(GEMINI, 0, TestKeys.gemini(1));
        String cbc = cipher(Sealing.CBC, "session").seal(GEMINI, 0, TestKeys.gemini(1));

        assertRefused(cipher(Sealing.CBC, "session"), GEMINI, 0, gcm);
        assertRefused(cipher(Sealing.GCM, "session"), GEMINI, 0, cbc);
    }

    /** The whole construction once more, with the runtime's own ciphers, from the description alone. */
    @Test
    void theConstructionIsTheDocumentedOne() throws Exception {
        byte[] root = new byte[32];
        RANDOM.nextBytes(root);
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes("claviger/gcm1/".getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(lengthFirst("session_7"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(root, "HmacSHA256"));
        mac.update(info.toByteArray());
        byte[] key = mac.doFinal(new byte[] {1});
        String sealed = new SessionCipher(
                        Sealing.GCM,
                        "session_7",
                        RANDOM,
                        Hkdf.expand(root, Binding.of("claviger/gcm1/", "session_7"), 32))
                .seal(GEMINI, 12, TestKeys.gemini(5));

        String[] parts = sealed.split(":", -1);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] iv = Base64.getUrlDecoder().decode(parts[1]);
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        for (String name : new String[] {"claviger/gcm1", "session_7", "gemini", "12"}) {
            cipher.updateAAD(lengthFirst(name));
        }
        byte[] plain = cipher.doFinal(Base64.getUrlDecoder().decode(parts[2]));

        assertThat(new String(plain, StandardCharsets.US_ASCII)).isEqualTo(new String(TestKeys.gemini(5)));
    }

    private static byte[] lengthFirst(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(name.length());
        data.writeBytes(name);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void closingZeroesTheSessionsKey(Sealing sealing) {
        byte[] key = new byte[sealing.keyBytes()];
        Arrays.fill(key, (byte) 7);
        SessionCipher cipher = new SessionCipher(sealing, "session", RANDOM, key);

        cipher.close();

        assertThat(key).containsOnly(0);
        assertThat(cipher.isZero()).isTrue();
    }

    private static SessionCipher cipher(Sealing sealing, String session) {
        byte[] key = new byte[sealing.keyBytes()];
        RANDOM.nextBytes(key);
        return new SessionCipher(sealing, session, RANDOM, key);
    }

    private static void assertRefused(SessionCipher cipher, ProviderId provider, int slot, String sealed) {
        assertThatThrownBy(() -> cipher.open(provider, slot, sealed))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("A sealed key could not be opened.")
                .hasNoCause()
                .hasNoSuppressedExceptions();
    }

    private static byte[] decode(Sealing sealing, String part) {
        return (sealing == Sealing.GCM ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(part);
    }

    private static String encode(Sealing sealing, byte[] bytes) {
        return sealing == Sealing.GCM
                ? Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
                : Base64.getEncoder().encodeToString(bytes);
    }
}
