package io.claviger.examples.chatserver.settings;

import org.springframework.boot.context.properties.bind.Binder;

/** How letters leave the server. */
final class MailRules implements Rules {
    private static final String HOST = "spring.mail.host";

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        if (mode.isProduction()) {
            faults.unless(
                    !Rules.text(settings, HOST).isEmpty(),
                    HOST,
                    "the host of a mail server: nobody can verify an address or reset a password without");
        }
    }
}
