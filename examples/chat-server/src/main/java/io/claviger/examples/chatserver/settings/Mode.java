package io.claviger.examples.chatserver.settings;

import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * Development or production, by the same rule as the library's own {@link io.claviger.spring.ProductionMode}, which is a
 * bean and so comes too late for the choice of files and the check of settings.
 *
 * @param reason why it is production; empty in development
 */
record Mode(Optional<String> reason) {
    static final String PRODUCTION = "production";
    static final String DEVELOPMENT = "development";

    private static final List<String> PROFILES = List.of(PRODUCTION, "prod");

    static Mode of(Environment environment) {
        String set = environment.getProperty("claviger.production", "").strip();
        if (!set.isEmpty()) {
            return new Mode(
                    set.equalsIgnoreCase("true") ? Optional.of("claviger.production is true") : Optional.empty());
        }
        for (String profile : environment.getActiveProfiles()) {
            if (PROFILES.contains(profile)) {
                return new Mode(Optional.of("the profile " + profile + " is active"));
            }
        }
        return new Mode(Optional.of("NODE_ENV is production")
                .filter(reason ->
                        environment.getProperty("NODE_ENV", "").strip().equalsIgnoreCase(PRODUCTION)));
    }

    boolean isProduction() {
        return reason.isPresent();
    }
}
