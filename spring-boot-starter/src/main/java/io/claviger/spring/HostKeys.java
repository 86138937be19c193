package io.claviger.spring;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The host's own keys, for applications whose users bring none: those of the providers in {@code claviger.host-keys}, from the
 * environment variables that their vendors document, such as {@code GROQ_API_KEY}, or {@code AWS_ACCESS_KEY_ID} and
 * {@code AWS_SECRET_ACCESS_KEY}.
 *
 * <p>Without that setting there are none: a host's keys never answer for its users by accident. Thread-safe. What an
 * environment holds stays there in the clear; a ring's copy is sealed and wiped like any other.
 */
public final class HostKeys {
    private final KeyVault vault;
    private final List<ProviderId> wanted;
    private final HostVariables variables;

    HostKeys(KeyVault vault, List<String> wanted, HostVariables variables) {
        this.vault = vault;
        this.wanted = wanted.stream().map(ProviderId::of).toList();
        this.variables = variables;
    }

    /**
     * Opens a ring for one request. What a request learns about a key ends with its ring, so that one bad hour of a service
     * does not shut the key out for ever.
     *
     * @return a ring with a key for each provider whose variables are set now, to be closed by the caller
     * @throws InvalidRequestException when a variable holds no key; the message names the provider and never the value
     */
    public KeyRing open() {
        KeyRing ring = vault.open("host");
        try {
            for (ProviderId provider : wanted) {
                char[] key = variables.key(provider.value());
                if (key != null) {
                    ring.and(provider.value(), key); // zeroes it
                }
            }
            return ring;
        } catch (RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /** {@return the providers of {@code claviger.host-keys} whose variables are set now, in that order} */
    public Set<ProviderId> providers() {
        Set<ProviderId> found = new LinkedHashSet<>();
        for (ProviderId provider : wanted) {
            char[] key = variables.key(provider.value());
            if (key != null) {
                Arrays.fill(key, '\0');
                found.add(provider);
            }
        }
        return found;
    }

    /** {@return the providers that were named} */
    @Override
    public String toString() {
        return "HostKeys" + wanted;
    }
}
