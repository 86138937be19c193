package io.claviger.key;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.ProviderId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one user typed, for one session: at most ten, sealed in memory. Closing the ring wipes them.
 *
 * <p>What is wiped: the plaintext arrays (right after each use), the session's encryption key, the ciphertext. No object
 * of this library reaches the key then. What is not: copies that others made during a loan, such as the header strings of
 * {@code java.net.http}, which live until the garbage collector reuses their memory.
 *
 * <p>Thread-safe. Not serializable.
 */
public final class KeyRing implements AutoCloseable {
    private final String sessionId;
    // Transient for every serializer that goes by fields: nothing of a ring belongs into a text.
    private final transient KeyVault vault;
    private transient @Nullable HeldKeys held;
    private boolean closed;

    KeyRing(KeyVault vault, String sessionId) {
        this.vault = vault;
        this.sessionId = sessionId;
    }

    /**
     * Takes the keys of one provider into a new ring, sealed under the {@linkplain KeyVault#ephemeral() process-wide
     * vault}.
     *
     * @param provider the provider's name
     * @param keys one or more keys in the order in which they are tried; zeroed before this method returns or throws
     * @return a ring, to be closed by the caller
     * @throws InvalidRequestException when a key is refused, listing every problem
     * @throws IllegalArgumentException when the provider's name has a form that no name has
     */
    public static KeyRing of(String provider, char[]... keys) {
        return none().and(provider, keys);
    }

    /** {@return a new ring without keys, under the process-wide vault} */
    public static KeyRing none() {
        return KeyVault.ephemeral().open("");
    }

    /**
     * Adds keys of one provider.
     *
     * @param provider the provider's name
     * @param keys one or more keys in the order in which they are tried; zeroed before this method returns or throws
     * @return this ring
     * @throws InvalidRequestException when a key is refused, listing every problem; nothing is added then
     * @throws IllegalArgumentException when the provider's name has a form that no name has
     * @throws IllegalStateException when the ring is closed
     */
    public KeyRing and(String provider, char[]... keys) {
        List<char[]> given = Arrays.asList(keys);
        List<TypedKey> typed = new ArrayList<>();
        try {
            TypedKey.addTo(typed, ProviderId.of(provider), given);
            store(typed);
            return this;
        } finally {
            typed.forEach(TypedKey::close);
            zero(given);
        }
    }

    /**
     * Adds keys of several providers, all or none.
     *
     * @param keys for each provider one or more keys in the order in which they are tried; zeroed before this method
     *     returns or throws
     * @return this ring
     * @throws InvalidRequestException when a key is refused, listing every problem of every key; nothing is added then
     * @throws IllegalStateException when the ring is closed
     */
    public KeyRing and(Map<ProviderId, List<char[]>> keys) {
        List<TypedKey> typed = new ArrayList<>();
        try {
            keys.forEach((provider, given) -> TypedKey.addTo(typed, provider, given));
            store(typed);
            return this;
        } finally {
            typed.forEach(TypedKey::close);
            keys.values().forEach(KeyRing::zero);
        }
    }

    private synchronized void store(List<TypedKey> typed) {
        if (closed) {
            throw closedAlready();
        }
        boolean first = held == null;
        HeldKeys target = first ? vault.hold(sessionId) : held;
        if (target == null || typed.isEmpty()) {
            return;
        }
        try {
            target.add(typed, this);
        } catch (RuntimeException e) {
            if (first) {
                target.close();
            }
            throw e;
        }
        held = target;
        vault.opened(this);
    }

    private static void zero(Collection<char[]> keys) {
        for (char @Nullable [] key : keys) {
            if (key != null) {
                Arrays.fill(key, '\0');
            }
        }
    }

    private static IllegalStateException closedAlready() {
        return new IllegalStateException("The key ring is closed; its keys are wiped.");
    }

    /** Decrypts the key in that slot, for {@link ApiKey#lend} alone. */
    synchronized char[] open(int slot) {
        if (closed || held == null) {
            throw closedAlready();
        }
        return held.open(slot);
    }

    /**
     * {@return the keys of one provider in the order given, empty when there are none or the ring is closed}
     *
     * @param provider the provider
     */
    public List<ApiKey> keys(ProviderId provider) {
        List<ApiKey> own = new ArrayList<>();
        for (ApiKey key : keys()) {
            if (key.provider().equals(provider)) {
                own.add(key);
            }
        }
        return List.copyOf(own);
    }

    /** {@return the providers that have keys here, in the order in which they were added; empty when closed} */
    public Set<ProviderId> providers() {
        Set<ProviderId> providers = new LinkedHashSet<>();
        keys().forEach(key -> providers.add(key.provider()));
        return providers;
    }

    /** {@return the number of keys, 0 to 10; 0 when closed} */
    public int size() {
        return keys().size();
    }

    private synchronized List<ApiKey> keys() {
        return held == null ? List.of() : held.keys();
    }

    /** {@return whether the keys are wiped} */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** {@return the label the ring was opened with, an underscore, and 128 random bits in hexadecimal; not a secret} */
    public String sessionId() {
        return sessionId;
    }

    /** Wipes the keys. Idempotent. A loan under way in another thread ends normally and is wiped by its own end. */
    @Override
    public synchronized void close() {
        closed = true;
        if (held != null) {
            held.close();
            held = null;
            vault.closed(this);
        }
    }

    /** {@return the number of keys and providers} */
    @Override
    public String toString() {
        return isClosed()
                ? "KeyRing[closed]"
                : "KeyRing[" + size() + " keys, " + providers().size() + " providers]";
    }
}
