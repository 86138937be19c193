package io.claviger.examples.chatserver.settings;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;

/** How letters leave the server. */
final class MailRules implements Rules {
    private static final String HOST = "spring.mail.host";
    private static final String FROM = "claviger.accounts.mail-from";
    private static final String PUBLIC_URL = "claviger.accounts.public-url";
    private static final Pattern HTTP =
            Pattern.compile("https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?(/[\\x21-\\x7e&&[^?#]]*)?");
    private static final Pattern HTTPS =
            Pattern.compile("https" + HTTP.pattern().substring(6));

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        String url = Rules.text(settings, PUBLIC_URL);
        faults.unless(
                url.isEmpty()
                        ? !mode.isProduction()
                        : (mode.isProduction() ? HTTPS : HTTP).matcher(url).matches(),
                PUBLIC_URL,
                mode.isProduction()
                        ? "the address of the page for users, such as https://chat.example.org: mails link there"
                        : "an address such as https://chat.example.org");
        if (mode.isProduction()) {
            faults.unless(
                    !Rules.text(settings, FROM).isEmpty()
                            && !Rules.text(settings, FROM).endsWith("@localhost"),
                    FROM,
                    "the sender of mails, such as chat@example.org");
            faults.unless(
                    !Rules.text(settings, HOST).isEmpty(),
                    HOST,
                    "the host of a mail server: nobody can verify an address or reset a password without");
        }
    }
}
