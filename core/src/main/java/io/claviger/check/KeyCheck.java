package io.claviger.check;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the keys that came with a request, by the rules of the key ring and the names of the chain. Stateless. */
public final class KeyCheck {
    private KeyCheck() {}

    /**
     * Names everything that is wrong with the keys.
     *
     * @param keys the typed keys by provider name; left as they are
     * @param known the providers of the chain
     * @return the problems, empty when the keys can be used
     */
    public static List<Problem> problems(Map<String, List<char[]>> keys, Set<ProviderId> known) {
        List<Problem> problems = new ArrayList<>();
        Map<ProviderId, List<char[]>> named = new LinkedHashMap<>();
        keys.forEach((name, given) -> provider(name)
                .filter(known::contains)
                .ifPresentOrElse(
                        provider -> named.computeIfAbsent(provider, any -> new ArrayList<>())
                                .addAll(copies(given)),
                        () -> problems.add(unknown(known))));
        try (KeyRing probe = KeyRing.none()) {
            probe.and(named);
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    /**
     * Seals the keys.
     *
     * @param vault where
     * @param label the readable part of the session's id
     * @param keys keys in which {@link #problems} found nothing; zeroed
     * @return the ring, to be closed by the caller
     * @throws InvalidRequestException when a key is refused; nothing is kept then
     */
    public static KeyRing open(KeyVault vault, String label, Map<String, List<char[]>> keys) {
        Map<ProviderId, List<char[]>> named = new LinkedHashMap<>();
        keys.forEach((name, given) -> named.put(ProviderId.of(name), given));
        KeyRing ring = vault.open(label);
        try {
            return ring.and(named);
        } catch (InvalidRequestException e) {
            ring.close();
            throw e;
        }
    }

    private static java.util.Optional<ProviderId> provider(String name) {
        try {
            return java.util.Optional.of(ProviderId.of(name));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private static List<char[]> copies(List<char[]> given) {
        return given.stream().map(char[]::clone).toList();
    }

    private static Problem unknown(Set<ProviderId> known) {
        String names = known.stream().sorted().map(ProviderId::value).collect(Collectors.joining(", "));
        return new Problem(
                "provider_unknown", "apiKeys", "A key was given for an unknown provider; known are " + names + ".");
    }
}
