package io.claviger.redact;

/** Takes secrets out of text that will be logged. Thread-safe. */
public final class Redactor {
    private Redactor() {}

    /** {@return a new redactor that knows the forms of common secrets and no live secret yet} */
    public static Redactor patterns() {
        return new Redactor();
    }

    /**
     * Makes a live secret known, until the registration is closed.
     *
     * @param secret the characters, read during the call only
     * @return closing it forgets the secret
     */
    public Registration register(char[] secret) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Takes secrets out.
     *
     * @param text any text
     * @return the text without secrets, the same text when there are none
     */
    public String redact(String text) {
        throw new UnsupportedOperationException("not yet");
    }

    /** A live secret that the redactor knows. Thread-safe. */
    public interface Registration extends AutoCloseable {
        /** Forgets the secret. Idempotent. */
        @Override
        void close();
    }
}
