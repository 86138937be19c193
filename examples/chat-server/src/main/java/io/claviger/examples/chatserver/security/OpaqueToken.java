package io.claviger.examples.chatserver.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes secrets that are shown once and kept as hashes. Stateless. */
public final class OpaqueToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueToken() {}

    /** {@return 256 random bits in Base64 for URLs, 43 characters} */
    public static String create() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return text(bits);
    }

    static String text(byte[] bits) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * {@return the SHA-256 of a text, in hexadecimal; enough for what has 256 random bits, and nothing for a password}
     *
     * @param token the text
     */
    public static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
