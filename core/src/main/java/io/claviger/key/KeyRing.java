package io.claviger.key;

import io.claviger.chat.ProviderId;
import java.util.List;
import java.util.Set;

/**
 * The keys that one user typed, for one session. Closing it wipes them.
 *
 * <p>Thread-safe.
 */
public final class KeyRing implements AutoCloseable {
    KeyRing() {}

    /**
     * Takes the keys of one provider into a new ring, sealed under the {@linkplain KeyVault#ephemeral() process-wide
     * vault}.
     *
     * @param provider the provider's name
     * @param keys one or more keys in the order in which they are tried; zeroed before this method returns or throws
     * @return a ring, to be closed by the caller
     * @throws io.claviger.chat.InvalidRequestException when a key is refused, listing every problem
     */
    public static KeyRing of(String provider, char[]... keys) {
        return none().and(provider, keys);
    }

    /** {@return a new ring without keys} */
    public static KeyRing none() {
        return KeyVault.ephemeral().open("ring");
    }

    /**
     * Adds keys of one provider.
     *
     * @param provider the provider's name
     * @param keys one or more keys in the order in which they are tried; zeroed before this method returns or throws
     * @return this ring
     * @throws io.claviger.chat.InvalidRequestException when a key is refused, listing every problem; nothing is added
     * @throws IllegalStateException when the ring is closed
     */
    public KeyRing and(String provider, char[]... keys) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * {@return the keys of one provider in the order given, empty when there are none}
     *
     * @param provider the provider
     */
    public List<ApiKey> keys(ProviderId provider) {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return the providers that have keys here, in the order in which they were added} */
    public Set<ProviderId> providers() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return the number of keys, 0 to 10} */
    public int size() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return whether the keys are wiped} */
    public boolean isClosed() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return the label of the session and 128 random bits; not a secret, and never the same twice} */
    public String sessionId() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Wipes the keys. Idempotent; loans under way end normally. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }

    /** {@return the number of keys and providers} */
    @Override
    public String toString() {
        return "KeyRing[]";
    }
}
