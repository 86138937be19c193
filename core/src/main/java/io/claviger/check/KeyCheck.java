package io.claviger.check;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the keys that came with a request: the names against the chain, and everything else by the rules of the
 * {@linkplain KeyRing key ring} itself, which knows lengths, characters, vendors, duplicates and the most keys.
 *
 * <p>No problem repeats a key, and none repeats a name that is not in the chain. Stateless.
 */
public final class KeyCheck {
    private static final String FIELD = "apiKeys";

    private KeyCheck() {}

    /**
     * Names everything that is wrong with the keys.
     *
     * @param keys the typed keys by provider name, upper or lower case; left as they are
     * @param known the providers of the chain
     * @return the problems, empty when the keys can be used
     */
    public static List<Problem> problems(Map<String, List<char[]>> keys, Set<ProviderId> known) {
        List<Problem> problems = new ArrayList<>();
        Map<ProviderId, List<char[]>> copies = new LinkedHashMap<>();
        try {
            int unknown = 0;
            for (Map.Entry<String, List<char[]>> typed : keys.entrySet()) {
                Optional<ProviderId> provider = provider(typed.getKey()).filter(known::contains);
                if (provider.isEmpty()) {
                    unknown++;
                } else if (copies.containsKey(provider.get())) {
                    problems.add(namedTwice(provider.get()));
                } else {
                    copies.put(provider.get(), copies(typed.getValue()));
                }
            }
            if (unknown > 0) {
                problems.add(unknown(unknown, known));
            }
            problems.addAll(refusals(copies));
            return List.copyOf(problems);
        } finally {
            zero(copies);
        }
    }

    /**
     * Seals the keys: all of them or, when this throws, none.
     *
     * @param vault where
     * @param label the readable part of the session's id
     * @param keys keys in which {@link #problems} found nothing; zeroed before this method returns or throws
     * @return the ring, to be closed by the caller
     * @throws InvalidRequestException when a key is refused
     */
    public static KeyRing open(KeyVault vault, String label, Map<String, List<char[]>> keys) {
        try {
            Map<ProviderId, List<char[]>> named = new LinkedHashMap<>();
            keys.forEach((name, given) -> {
                ProviderId provider = ProviderId.of(name);
                if (named.putIfAbsent(provider, given) != null) {
                    throw new InvalidRequestException(List.of(namedTwice(provider)));
                }
            });
            return fill(vault.open(label), named);
        } finally {
            zero(keys);
        }
    }

    private static KeyRing fill(KeyRing ring, Map<ProviderId, List<char[]>> keys) {
        try {
            return ring.and(keys);
        } catch (RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    /** Lets a ring of its own judge the keys; it zeroes what it is given. */
    private static List<Problem> refusals(Map<ProviderId, List<char[]>> keys) {
        try (KeyRing probe = KeyRing.none()) {
            probe.and(keys);
            return List.of();
        } catch (InvalidRequestException e) {
            return e.problems();
        }
    }

    private static Optional<ProviderId> provider(String name) {
        try {
            return Optional.of(ProviderId.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<char[]> copies(List<char[]> given) {
        return given.stream().map(char[]::clone).toList();
    }

    private static void zero(Map<?, List<char[]>> keys) {
        keys.values().forEach(given -> given.forEach(key -> Arrays.fill(key, '\0')));
    }

    private static Problem namedTwice(ProviderId provider) {
        return new Problem(
                "provider_duplicate",
                FIELD + "." + provider,
                "Keys were given twice for " + provider + "; give them as one list under one name.");
    }

    private static Problem unknown(int count, Set<ProviderId> known) {
        String names = known.stream().sorted().map(ProviderId::value).collect(Collectors.joining(", "));
        String found = count == 1
                ? "Keys were given for an unknown provider"
                : "Keys were given for " + count + " unknown providers";
        return new Problem("provider_unknown", FIELD, found + "; known are " + names + ".");
    }
}
