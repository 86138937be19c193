package io.claviger.redact;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises a secret again without keeping it: HMAC-SHA-256 (RFC 2104) under a random key of this process.
 *
 * <p>Without that key a fingerprint says nothing about the secret; another process shows another one. Thread-safe.
 */
final class Fingerprint {
    private static final int SHOWN_BYTES = 4;

    private final Mac prototype;

    Fingerprint() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            prototype = Mac.getInstance("HmacSHA256");
            prototype.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA-256, this one has not.", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** {@return 32 bytes that stand for {@code chars[start, end)}, which are printable ASCII} */
    byte[] of(char[] chars, int start, int end) {
        byte[] bytes = new byte[end - start];
        for (int i = start; i < end; i++) {
            bytes[i - start] = (byte) chars[i];
        }
        try {
            return ((Mac) prototype.clone()).doFinal(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The runtime's HMAC-SHA-256 cannot be copied.", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** {@return the text that takes a secret's place} */
    static String shown(byte[] fingerprint) {
        return "[key:" + HexFormat.of().formatHex(fingerprint, 0, SHOWN_BYTES) + "]";
    }
}
