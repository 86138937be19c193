package io.claviger.redact;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes secrets out of text that will be logged or shown.
 *
 * <p>Live secrets come first: whoever takes a key into custody {@linkplain #register registers} it, and it is found
 * exactly, also percent-encoded, JSON-escaped (twice, too) and in Base64. Then come the forms of common secrets (keys of
 * AI vendors, tokens, passwords in URLs) and fields whose names say that they are secret. A secret becomes
 * {@code [key:0123abcd]}, where the digits are a fingerprint that only this process computes: the same secret looks the
 * same everywhere in its logs, and nothing can be learnt from it. The value of a secret field becomes {@code ***}. At last
 * line breaks, terminal escapes and other control characters are written out, so that one text is one line.
 *
 * <p>Text without secrets and control characters comes back unchanged. The time needed grows linearly with the text.
 *
 * <p>Thread-safe. Of a registered secret only keyed hashes are kept.
 */
public final class Redactor {
    /** What comes back when the redaction itself fails: never the input. */
    static final String FAILED = "[redaction failed]";

    /** Below this, a secret would be found everywhere by chance. */
    private static final int SHORTEST_SECRET = 8;

    private static final Redactor SHARED = patterns();

    private final LiveSecrets live;
    private final SecretPatterns patterns;

    private Redactor(Fingerprint fingerprint) {
        this.live = new LiveSecrets(fingerprint);
        this.patterns = new SecretPatterns(fingerprint);
    }

    /** {@return a new redactor that knows the forms of common secrets and no live secret yet} */
    public static Redactor patterns() {
        return new Redactor(new Fingerprint());
    }

    /** {@return the redactor of this process, which knows every key in a vault that was not given another redactor} */
    public static Redactor shared() {
        return SHARED;
    }

    /**
     * Makes a live secret known, until the registration is closed.
     *
     * @param secret at least 8 characters of printable ASCII without space, read during the call only
     * @return closing it forgets the secret; a secret that was registered twice stays known until both are closed
     * @throws IllegalArgumentException when the secret is too short or has other characters; the message has neither
     */
    public Registration register(char[] secret) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("A live secret has at least " + SHORTEST_SECRET
                    + " characters, else it would be found everywhere; found " + secret.length + ".");
        }
        for (char c : secret) {
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("A live secret holds printable ASCII characters without space.");
            }
        }
        return new LiveRegistration(live.add(secret));
    }

    /**
     * Takes secrets out.
     *
     * @param text any text
     * @return the text without secrets on one line, the same object when there is nothing to change, or
     *     {@code [redaction failed]} when the redaction fails for a reason of its own
     */
    public String redact(String text) {
        try {
            String withoutKeys = patterns.replaceIn(live.replaceIn(text));
            return ControlCharacters.escapeIn(KeyedFields.hideIn(withoutKeys));
        } catch (RuntimeException e) {
            return FAILED;
        }
    }

    /** {@return how many live secrets are known, for leak tests} */
    int liveSecrets() {
        return live.size();
    }

    /** {@return how many live secrets are known, never which} */
    @Override
    public String toString() {
        return "Redactor[" + live.size() + " live secrets]";
    }

    /** A live secret that the redactor knows. Thread-safe. */
    public interface Registration extends AutoCloseable {
        /** Forgets the secret. Idempotent. */
        @Override
        void close();
    }

    private static final class LiveRegistration implements Registration {
        private final AtomicReference<Runnable> forget;

        private LiveRegistration(Runnable forget) {
            this.forget = new AtomicReference<>(forget);
        }

        @Override
        public void close() {
            forget.getAndSet(() -> {}).run();
        }
    }
}
