package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One key of one ring. Holds ciphertext only and gives the characters away only for the time of a {@link #lend loan}.
 *
 * <p>Thread-safe. Not serializable, without {@code equals} and {@code hashCode} of its own, and without any accessor that
 * a serializer could follow to the key.
 */
public final class ApiKey {
    private final ProviderId provider;
    private final String label;
    private final KeyHealth health = new KeyHealth();
    // Transient for every serializer that goes by fields: the ring must not be taken along by mistake.
    private final transient @Nullable KeyRing ring;
    private final transient int slot;

    private ApiKey(ProviderId provider, String label, @Nullable KeyRing ring, int slot) {
        this.provider = provider;
        this.label = label;
        this.ring = ring;
        this.slot = slot;
    }

    /** {@return the key in that slot of a ring} */
    static ApiKey inSlot(KeyRing ring, int slot, ProviderId provider, int numberAtProvider) {
        return new ApiKey(provider, provider + " key " + numberAtProvider, ring, slot);
    }

    /**
     * Stands in for a key where a provider needs none.
     *
     * @param provider the provider
     * @return a key without characters, with a health of its own
     */
    public static ApiKey keyless(ProviderId provider) {
        return new ApiKey(provider, provider + " without key", null, 0);
    }

    /** {@return the provider that this key belongs to} */
    public ProviderId provider() {
        return provider;
    }

    /**
     * {@return a name that may be shown and logged, such as {@code gemini key 1}, counted for each provider from 1, or
     * {@code ollama without key}}
     */
    public String label() {
        return label;
    }

    /** {@return whether there are no characters to lend} */
    public boolean isKeyless() {
        return ring == null;
    }

    /** {@return what this session has learnt about the key} */
    public KeyHealth health() {
        return health;
    }

    /**
     * Decrypts the key, hands it out for one use and zeroes it, whatever happens meanwhile.
     *
     * <p>Closing the ring does not disturb a loan under way: half a key in a header would be worse than a whole one.
     *
     * @param <T> what the use gives back
     * @param loan the use; it must not keep the array, and should be as short as building one header
     * @return what the use gave back
     * @throws IllegalStateException when the ring is closed or there is no key
     */
    public <T> T lend(Loan<T> loan) {
        if (ring == null) {
            throw new IllegalStateException("There is nothing to lend: this is " + label + ".");
        }
        char[] key = ring.open(slot);
        try {
            return loan.use(key);
        } finally {
            Arrays.fill(key, '\0');
        }
    }

    /** {@return the label} */
    @Override
    public String toString() {
        return "ApiKey[" + label + "]";
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
