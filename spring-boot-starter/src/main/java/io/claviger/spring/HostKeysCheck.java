package io.claviger.spring;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Looks at the host's own keys before anybody uses them. A missing one is said, a wrong one ends the start. */
final class HostKeysCheck {
    private static final Logger log = LoggerFactory.getLogger(HostKeysCheck.class);
    private static final String PROPERTY = "claviger.host-keys";

    private final HostVariables variables;
    private final Faults faults;

    private HostKeysCheck(HostVariables variables, Faults faults) {
        this.variables = variables;
        this.faults = faults;
    }

    static void check(List<String> providers, Environment environment, Faults faults) {
        HostKeysCheck check = new HostKeysCheck(new HostVariables(environment), faults);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < providers.size(); i++) {
            String property = PROPERTY + "[" + i + "]";
            String written = providers.get(i);
            if (!isName(written)) {
                faults.add(property, "the name of a provider", Faults.quoted(written));
            } else if (!seen.add(ProviderId.of(written).value())) {
                faults.add(property, "each provider once", Faults.quoted(written) + " again");
            } else {
                check.key(ProviderId.of(written).value());
            }
        }
    }

    private static boolean isName(String written) {
        try {
            ProviderId.of(written);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void key(String provider) {
        if (provider.equals(ProviderModules.BEDROCK)) {
            pair(HostVariables.AWS_ID, HostVariables.AWS_SECRET);
            pair(HostVariables.AWS_SECRET, HostVariables.AWS_ID);
            variables.region().ifPresent(this::region);
        }
        char[] key = variables.key(provider);
        if (key == null) {
            log.warn(
                    "The host has no key for {}: none of {} is set.",
                    provider,
                    String.join(", ", HostVariables.of(provider)));
            return;
        }
        try (KeyRing probe = KeyRing.none()) {
            probe.and(provider, key);
        } catch (InvalidRequestException e) {
            faults.add(String.join(", ", HostVariables.of(provider)), "a key for " + provider, found(e.problems()));
        }
    }

    private void pair(String one, String other) {
        boolean half =
                variables.value(one).isPresent() && variables.value(other).isEmpty();
        if (half && variables.value(HostVariables.AWS_BEARER).isEmpty()) {
            faults.add(other, "the other half of " + one, "nothing");
        }
    }

    private void region(String region) {
        if (!ProviderSettings.isRegion(region)) {
            faults.add(
                    String.join(", ", HostVariables.AWS_REGIONS),
                    ProviderSettings.WANTED_REGION,
                    Faults.quoted(region));
        }
    }

    /** The ring's own words, which never repeat a key. */
    private static String found(List<Problem> problems) {
        String first = problems.get(0).message().replaceFirst("\\.$", "");
        return "one that is refused: " + first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }
}
