package io.claviger.examples.chatserver.database;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids that nobody guesses: a prefix that says of what, and 128 random bits in hexadecimal. Stateless. */
public final class RandomId {
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /**
     * {@return a new id, such as {@code msg_0f3c...}}
     *
     * @param prefix what the id names, such as {@code msg}
     */
    public static String of(String prefix) {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return prefix + "_" + HexFormat.of().formatHex(bits);
    }
}
