package io.claviger.spring;

import io.claviger.key.KeyVault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The server's secret. Never printed; not a record, so that nobody prints it by accident. */
final class SessionSecret {
    static final String PROPERTY = "claviger.session-secret";

    /** The variable's name in the original specification. */
    static final String VARIABLE = "SESSION_SECRET";

    /** What {@link KeyVault} asks for: 256 bits, the size of the keys that are derived from it. */
    private static final int SHORTEST = 32;

    private static final String WANTED =
            "at least " + SHORTEST + " bytes, set here or as " + VARIABLE + ", such as `openssl rand -base64 48` makes";

    private final String text;

    private SessionSecret(String text) {
        this.text = text;
    }

    /** Converts a setting; called by Spring, by this name. */
    public static SessionSecret of(String text) {
        return new SessionSecret(text);
    }

    /** {@return the secret from the property, else from the variable; empty when neither says anything} */
    static Optional<SessionSecret> find(ClavigerProperties properties, Environment environment) {
        return Optional.ofNullable(properties.sessionSecret())
                .or(() -> Optional.ofNullable(environment.getProperty(VARIABLE)).map(SessionSecret::of))
                .filter(secret -> !secret.text.isEmpty());
    }

    static void check(ClavigerProperties properties, Environment environment, ProductionMode mode, Faults faults) {
        Optional<SessionSecret> secret = find(properties, environment);
        if (secret.isEmpty() && mode.isOn()) {
            faults.add(PROPERTY, WANTED, "nothing, while " + mode.reason());
        }
        secret.flatMap(SessionSecret::fault).ifPresent(fault -> faults.add(PROPERTY, WANTED, fault));
    }

    private Optional<String> fault() {
        if (text.startsWith("${")) {
            return Optional.of("a placeholder that leads nowhere");
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes < SHORTEST ? Optional.of(bytes == 1 ? "1 byte" : bytes + " bytes") : Optional.empty();
    }

    void giveTo(KeyVault.Builder vault) {
        vault.secret(text.toCharArray());
    }

    /** {@return that there is one} */
    @Override
    public String toString() {
        return "SessionSecret[set]";
    }
}
