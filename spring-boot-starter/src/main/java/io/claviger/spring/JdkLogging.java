package io.claviger.spring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's own logging of its HTTP client, which prints requests with their credentials.
 *
 * <p>Source: the classes {@code Log}, {@code Utils} and {@code HPACK} of the module {@code java.net.http}, read in JDK 17
 * and 25.
 */
final class JdkLogging {
    private static final Logger log = LoggerFactory.getLogger(JdkLogging.class);

    private static final Map<String, Predicate<String>> SWITCHES = new TreeMap<>(Map.of(
            "jdk.httpclient.HttpClient.log", JdkLogging::printsRequests,
            "jdk.internal.httpclient.debug", JdkLogging::isOn,
            "jdk.internal.httpclient.hpack.debug", JdkLogging::isOn,
            "jdk.internal.httpclient.hpack.log.level", JdkLogging::isOn));

    private JdkLogging() {}

    /** Production does not start with it; elsewhere one line says what it does. */
    static void check(ProductionMode mode, Faults faults) {
        List<String> on = on();
        if (mode.isOn()) {
            for (String name : on) {
                faults.add(name, "no logging of requests in production, since it prints users' keys", value(name));
            }
        } else if (!on.isEmpty()) {
            log.warn("The JDK logs HTTP requests, users' keys included: {}. Production refuses to start so.", on);
        }
    }

    private static List<String> on() {
        return SWITCHES.entrySet().stream()
                .filter(entry -> entry.getValue().test(System.getProperty(entry.getKey(), "")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String value(String name) {
        return Faults.quoted(System.getProperty(name, ""));
    }

    private static boolean printsRequests(String value) {
        Stream<String> kinds =
                Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")).map(String::strip);
        return kinds.anyMatch(kind -> kind.startsWith("frames")
                || List.of("all", "requests", "headers", "content", "trace").contains(kind));
    }

    private static boolean isOn(String value) {
        return !value.isBlank() && !value.strip().equalsIgnoreCase("false");
    }
}
