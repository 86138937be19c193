package io.claviger.spring;

import io.claviger.key.KeyVault;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The server's secret, from {@code claviger.session-secret} or {@code SESSION_SECRET}. Never printed. */
final class SessionSecret {
    static final String PROPERTY = "claviger.session-secret";
    static final String VARIABLE = "SESSION_SECRET";

    /** 256 bits, the size of the keys that are derived from it; {@link KeyVault} asks for the same. */
    private static final int SHORTEST = 32;

    private final @Nullable String text;

    private SessionSecret(@Nullable String text) {
        this.text = text;
    }

    static SessionSecret of(ClavigerProperties properties, Environment environment) {
        String own = properties.sessionSecret();
        String text = own == null || own.isEmpty() ? environment.getProperty(VARIABLE) : own;
        return new SessionSecret(text == null || text.isEmpty() ? null : text);
    }

    boolean isMissing() {
        return text == null;
    }

    void giveTo(KeyVault.Builder vault) {
        if (text != null) {
            vault.secret(text.toCharArray());
        }
    }

    void check(ProductionMode mode, Faults faults) {
        if (text == null) {
            if (mode.isOn()) {
                faults.add(PROPERTY, wanted() + ", in production", "nothing, while " + mode.reason());
            }
            return;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < SHORTEST) {
            faults.add(PROPERTY, wanted(), bytes + (bytes == 1 ? " byte" : " bytes"));
        }
    }

    private static String wanted() {
        return "at least " + SHORTEST + " bytes, set here or as " + VARIABLE
                + ", such as `openssl rand -base64 48` makes";
    }

    /** {@return whether there is one} */
    @Override
    public String toString() {
        return "SessionSecret[" + (text == null ? "missing" : "set") + "]";
    }
}
