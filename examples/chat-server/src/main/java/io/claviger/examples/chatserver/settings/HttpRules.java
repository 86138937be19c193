package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** What is said under {@code server.} and {@code claviger.http.}. */
final class HttpRules implements Rules {
    private static final int LAST_PORT = 65_535;
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?");
    private static final Pattern SECURE_ORIGIN = Pattern.compile("https://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?");

    @Override
    public void check(Binder settings, Mode mode, Faults faults) {
        port(settings, "server.port", faults);
        port(settings, "management.server.port", faults);
        Rules.duration(settings, "claviger.http.heartbeat", Duration.ofMinutes(1), faults);
        Rules.duration(settings, "claviger.http.body-timeout", Duration.ofMinutes(10), faults);
        trustedProxies(settings, faults);
        List<String> origins = settings.bind("claviger.http.allowed-origins", Bindable.listOf(String.class))
                .orElse(List.of());
        for (int i = 0; i < origins.size(); i++) {
            Pattern fitting = mode.isProduction() ? SECURE_ORIGIN : ORIGIN;
            if (!fitting.matcher(origins.get(i).strip()).matches()) {
                faults.add(
                        "claviger.http.allowed-origins[" + i + "]",
                        "an origin such as https://chat.example.org, without a path",
                        Faults.quoted("", origins.get(i)));
            }
        }
        if (mode.isProduction()) {
            faults.unless(
                    !Rules.text(settings, "claviger.http.require-https").equalsIgnoreCase("false"),
                    "claviger.http.require-https",
                    "true or nothing while " + mode.reason().orElse(""));
        }
    }

    private static void trustedProxies(Binder settings, Faults faults) {
        String property = "claviger.http.trusted-proxies";
        String written = Rules.text(settings, property);
        try {
            Pattern proxies = Pattern.compile(written);
            faults.unless(
                    written.isEmpty() || !proxies.matcher("203.0.113.77").matches(),
                    property,
                    "the addresses of your proxies alone, for whoever is believed decides whom a limit counts");
        } catch (PatternSyntaxException e) {
            faults.unless(false, property, "a regular expression of addresses such as 10\\.0\\.0\\.(1|2)");
        }
    }

    private static void port(Binder settings, String property, Faults faults) {
        long port = number(settings, property);
        faults.unless(port <= LAST_PORT, property, "a port from 0 to " + LAST_PORT);
    }

    private static long number(Binder settings, String property) {
        try {
            return settings.bind(property, Long.class).orElse(0L);
        } catch (BindException e) {
            return 0; // said already
        }
    }
}
