package io.claviger.examples.chatserver.settings;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.bind.Binder;

/** What signs access tokens. The library looks after the session secret. */
final class SecretRules implements Rules {
    private static final String TOKEN_SECRET = "claviger.security.token-secret";
    private static final int SHORTEST = 32;
    private static final String WANTED = "at least " + SHORTEST + " bytes, such as `openssl rand -base64 48` makes";

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        String token = Rules.text(settings, TOKEN_SECRET);
        int bytes = token.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0) {
            mode.reason().ifPresent(reason -> faults.add(TOKEN_SECRET, WANTED, "nothing, while " + reason));
        } else if (bytes < SHORTEST) {
            faults.add(TOKEN_SECRET, WANTED, bytes == 1 ? "1 byte" : bytes + " bytes");
        } else if (token.equals(sessionSecret(settings))) {
            faults.add(TOKEN_SECRET, "a secret of its own", "the session secret again");
        }
    }

    private static String sessionSecret(Binder settings) {
        String set = Rules.text(settings, "claviger.session-secret");
        return set.isEmpty() ? Rules.text(settings, "session.secret") : set;
    }
}
