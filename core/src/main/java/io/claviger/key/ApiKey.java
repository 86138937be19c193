package io.claviger.key;

import io.claviger.chat.ProviderId;

/**
 * One key of one ring. Holds ciphertext only and gives the characters away only for the time of a {@link #lend loan}.
 *
 * <p>Thread-safe. Not serializable, without {@code equals} and {@code hashCode} of its own.
 */
public final class ApiKey {
    private final ProviderId provider;
    private final String label;
    private final KeyHealth health = new KeyHealth();

    private ApiKey(ProviderId provider, String label) {
        this.provider = provider;
        this.label = label;
    }

    /**
     * Stands in for a key where a provider needs none.
     *
     * @param provider the provider
     * @return a key without characters, with a health of its own
     */
    public static ApiKey keyless(ProviderId provider) {
        return new ApiKey(provider, provider + " without key");
    }

    /** {@return the provider that this key belongs to} */
    public ProviderId provider() {
        return provider;
    }

    /** {@return a name that may be shown and logged, such as {@code gemini key 1} or {@code ollama without key}} */
    public String label() {
        return label;
    }

    /** {@return whether there are no characters to lend} */
    public boolean isKeyless() {
        return true;
    }

    /** {@return what this session has learnt about the key} */
    public KeyHealth health() {
        return health;
    }

    /**
     * Decrypts the key, hands it out for one use and zeroes it.
     *
     * @param <T> what the use gives back
     * @param loan the use; it must not keep the array
     * @return what the use gave back
     * @throws IllegalStateException when the ring is closed or there is no key
     */
    public <T> T lend(Loan<T> loan) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * One use of a key.
     *
     * @param <T> what the use gives back
     */
    @FunctionalInterface
    public interface Loan<T> {
        /**
         * Uses the characters of a key.
         *
         * @param key the characters; zeroed when this method returns or throws, so the array must not be kept
         * @return whatever the use gives back
         */
        T use(char[] key);
    }
}
