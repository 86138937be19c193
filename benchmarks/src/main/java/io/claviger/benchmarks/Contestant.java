package io.claviger.benchmarks;

import java.util.function.IntConsumer;

/** A client under measurement. All do the same work, and each checks what it was told. Thread-safe. */
interface Contestant {
    /** A key that works; others begin with {@code refused} or {@code limited}. */
    String KEY = "bench-0123456789abcdef0123456789abcdef";

    /** {@return a key that works, of this thread alone: users do not share theirs} */
    static String ownKey() {
        return Keys.OWN.get();
    }

    /** Asks once, reads text and usage of the answer. */
    void call();

    /** Asks once with two keys, the first of which the provider does not know. */
    void callPastRefusedKey();

    /**
     * Takes an answer piece by piece and joins the pieces.
     *
     * @param path what the loopback provider is to do
     * @param firstText run at the first piece of text
     * @return characters of text
     */
    int stream(String path, Runnable firstText);

    /**
     * Takes a slow answer without keeping the caller.
     *
     * @param path what the loopback provider is to do
     * @param firstText run at the first piece of text
     * @param end run at the end with the characters of text
     */
    void follow(String path, Runnable firstText, IntConsumer end);

    /** Fails the run when a client was told something else than what was said. */
    static void check(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalStateException("The client did not hear what the loopback provider said.");
        }
    }

    /** One key for each thread, another from its first character on, as keys of two users are. */
    final class Keys {
        private static final ThreadLocal<String> OWN = ThreadLocal.withInitial(
                () -> Long.toHexString(Thread.currentThread().getId()) + "-" + KEY);

        private Keys() {}
    }
}
