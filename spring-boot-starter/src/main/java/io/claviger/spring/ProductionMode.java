package io.claviger.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Whether the application runs in production, where Claviger refuses to start with settings that endanger keys. Immutable.
 *
 * <p>It does when {@code claviger.production} is true, or is not set while the Spring profile {@code production} or
 * {@code prod} is active or {@code NODE_ENV} is {@code production} (seed 000, deployment checklist).
 */
public final class ProductionMode {
    private static final List<String> PROFILES = List.of("production", "prod");

    private final boolean on;
    private final String reason;

    private ProductionMode(boolean on, String reason) {
        this.on = on;
        this.reason = reason;
    }

    static ProductionMode of(@Nullable Boolean set, Environment environment) {
        if (set != null) {
            return new ProductionMode(set, "claviger.production is " + set);
        }
        for (String profile : environment.getActiveProfiles()) {
            if (PROFILES.contains(profile)) {
                return new ProductionMode(true, "the profile " + profile + " is active");
            }
        }
        if ("production"
                .equalsIgnoreCase(environment.getProperty("NODE_ENV", "").strip())) {
            return new ProductionMode(true, "NODE_ENV is production");
        }
        return new ProductionMode(false, "nothing says production");
    }

    /** {@return whether this is production} */
    public boolean isOn() {
        return on;
    }

    /** {@return why, such as {@code the profile prod is active}} */
    public String reason() {
        return reason;
    }

    /** {@return the mode and the reason} */
    @Override
    public String toString() {
        return "ProductionMode[" + (on ? "on" : "off") + ", " + reason + "]";
    }
}
