package io.claviger.redact;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.macs.SipHash128;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Recognises a secret again without keeping it: SipHash-2-4 with 128 bits (Aumasson and Bernstein 2012) under a random
 * key of this process.
 *
 * <p>Without that key a fingerprint says nothing about the secret; another process shows another one. Thread-safe.
 */
final class Fingerprint {
    private static final int KEY_BYTES = 16;
    private static final int SHOWN_BYTES = 4;

    private final KeyParameter key;

    Fingerprint() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new KeyParameter(bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return 16 bytes that stand for {@code chars[start, end)}, which are printable ASCII} */
    byte[] of(char[] chars, int start, int end) {
        SipHash128 hash = new SipHash128();
        hash.init(key);
        for (int i = start; i < end; i++) {
            hash.update((byte) chars[i]);
        }
        byte[] fingerprint = new byte[hash.getMacSize()];
        hash.doFinal(fingerprint, 0);
        return fingerprint;
    }

    /** {@return the text that takes a secret's place} */
    static String shown(byte[] fingerprint) {
        return "[key:" + HexFormat.of().formatHex(fingerprint, 0, SHOWN_BYTES) + "]";
    }
}
