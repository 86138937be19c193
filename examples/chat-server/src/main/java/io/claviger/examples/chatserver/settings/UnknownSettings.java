package io.claviger.examples.chatserver.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds names under {@code claviger.} that nobody reads: most are mistyped. In a file or on the command line such a name is
 * a fault. In the environment it is told and nothing more, since a platform puts names of its own there (Kubernetes makes
 * {@code CLAVIGER_PORT} for a service called claviger).
 */
final class UnknownSettings {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("claviger");

    /** More letters apart, and a name was not meant. */
    private static final int NEAR = 4;

    private final Map<String, Known> known;

    /** A name and whether others follow below it. */
    private record Known(String name, boolean open) {}

    private UnknownSettings(Map<String, Boolean> names) {
        known = new TreeMap<>();
        names.forEach((name, open) -> known.put(plain(name), new Known(name, open)));
    }

    static void check(ConfigurableEnvironment environment, @Nullable ClassLoader loader, Faults faults) {
        Map<String, Boolean> names = SettingsCatalogue.names(loader);
        if (names.isEmpty()) {
            return; // a build without the catalogue
        }
        UnknownSettings unknown = new UnknownSettings(names);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource listed) {
                boolean shared = source.getUnderlyingSource() instanceof PropertySource<?> under
                        && under.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
                listed.stream()
                        .filter(PREFIX::isAncestorOf)
                        .filter(name -> !unknown.isKnown(plain(name.toString())))
                        .sorted()
                        .forEach(name -> unknown.tell(name.toString(), shared, faults));
            }
        }
    }

    private void tell(String name, boolean shared, Faults faults) {
        String nearest = nearest(plain(name));
        if (shared) {
            LOG.warn("Nobody reads the variable that stands for {}. The nearest setting is {}.", name, nearest);
        } else {
            faults.add(name, "a setting that is read, the nearest is " + nearest, "one that nobody reads");
        }
    }

    private boolean isKnown(String name) {
        return known.containsKey(name)
                || known.entrySet().stream().anyMatch(one -> one.getValue().open() && name.startsWith(one.getKey()));
    }

    private String nearest(String name) {
        return known.entrySet().stream()
                .min(Comparator.comparingInt(one -> distance(name, one.getKey())))
                .filter(one -> distance(name, one.getKey()) <= NEAR)
                .map(one -> one.getValue().name())
                .orElse("none of them");
    }

    /** A name as every way of writing it has it: without dots, dashes and places in a list. */
    private static String plain(String name) {
        return name.replaceAll("\\[\\d+]", "").replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** {@return how many letters have to be put in, left out or changed} */
    static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] now = new int[to.length() + 1];
            now[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
