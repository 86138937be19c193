package io.claviger.provider.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The JDK's own logging of its HTTP client and of TLS, which prints requests with their credentials and which nobody can
 * redact. It is found out at start-up instead: {@link HttpTransport} warns, and a host may refuse to start. Stateless.
 *
 * <p>Source: the classes {@code Log}, {@code Utils} and {@code HPACK} of the module {@code java.net.http}, read in JDK 17
 * and 25, and what each value of {@code javax.net.debug} prints there.
 */
public final class JdkLogging {
    private static final Map<String, Predicate<String>> SWITCHES = new TreeMap<>(Map.of(
            "jdk.httpclient.HttpClient.log", JdkLogging::printsRequests,
            "jdk.internal.httpclient.debug", JdkLogging::isOn,
            "jdk.internal.httpclient.hpack.debug", JdkLogging::isOn,
            "jdk.internal.httpclient.hpack.log.level", JdkLogging::isOn,
            "javax.net.debug", JdkLogging::printsWhatIsEncrypted));

    private JdkLogging() {}

    /**
     * {@return the names of the system properties that are set so that keys would be printed, in alphabetical order;
     * empty when none is} The JDK reads them once, when its client is first used.
     * {@code jdk.httpclient.HttpClient.log} may also stand in the JDK's {@code conf/net.properties}, which is not looked
     * at.
     */
    public static List<String> switchesThatPrintKeys() {
        return SWITCHES.entrySet().stream()
                .filter(entry -> isSet(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isSet(String property, Predicate<String> test) {
        String value = System.getProperty(property);
        return value != null && test.test(value);
    }

    private static boolean printsRequests(String value) {
        Stream<String> kinds =
                Arrays.stream(value.toLowerCase(Locale.ROOT).split(",")).map(String::strip);
        return kinds.anyMatch(kind -> kind.startsWith("frames")
                || List.of("all", "requests", "headers", "content", "trace").contains(kind));
    }

    /** Looks for words anywhere, as the JDK does; an empty value gives everything to the application's own logging. */
    private static boolean printsWhatIsEncrypted(String value) {
        String words = value.toLowerCase(Locale.ROOT);
        return value.isEmpty() || words.contains("all") || words.contains("plaintext");
    }

    private static boolean isOn(String value) {
        return !value.isBlank() && !value.strip().equalsIgnoreCase("false");
    }
}
