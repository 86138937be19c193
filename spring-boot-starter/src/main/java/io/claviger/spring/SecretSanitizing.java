package io.claviger.spring;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the session secret and the host's own keys in actuator endpoints, also where the application shows all values. */
final class SecretSanitizing implements SanitizingFunction {
    @Override
    public SanitizableData apply(SanitizableData data) {
        if (HostVariables.isSecret(data.getKey())) {
            return data.withSanitizedValue();
        }
        // CLAVIGER_SESSIONSECRET, claviger.session-secret, claviger.sessionSecret and SESSION_SECRET are one name.
        String name = data.getKey().toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        return name.endsWith("sessionsecret") ? data.withSanitizedValue() : data;
    }
}
