package io.claviger.check;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the address of a service that an end user typed, such as that of an own Ollama server: refused unless the
 * application allows its host by name, so that no user's text opens a way into the networks around the server.
 *
 * <p>Taken is {@code https://host}, with a port that is allowed and a path of plain segments; nothing else that a URL
 * may have. An IP address is refused in every spelling, and cannot be allowed either. Names are compared letter for
 * letter in lower case, without a dot at the end, and are never looked up: where an allowed name leads is the affair of
 * the application that allows it. The answer is built anew from the checked pieces. No problem repeats what was typed.
 *
 * <p>This is the first half of the protection; the other is that the library follows no redirects. Immutable and
 * thread-safe.
 */
public final class ServiceUrlCheck {
    private static final String FIELD = "baseUrl";
    private static final String SCHEME = "https://";
    private static final int CHARACTERS = 500;

    /** The standard port of https (RFC 9110 section 4.2.2). */
    private static final int HTTPS = 443;

    private static final int LARGEST_PORT = 65_535;

    /** Labels as RFC 1123 section 2.1 has them, in lower case; at most 253 characters (RFC 1035 section 2.3.4). */
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    private static final String NAME = "(?=.{1,253}(?::|/|$))(" + LABEL + "(?:\\." + LABEL + ")*+)(?::([0-9]{1,5}))?";
    private static final Pattern PLACE = Pattern.compile(NAME);

    /** No percent sign, no backslash, no empty segment, and no segment of dots only. */
    private static final Pattern PATH = Pattern.compile("(?:/(?!\\.+(?:/|$))[A-Za-z0-9._~-]+)*");

    /** A host whose last label is a number is an IPv4 address in one of its spellings (WHATWG URL, section 3.5). */
    private static final Pattern NUMBER_AT_END = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?(?::.*)?");

    private final Set<String> allowed;

    private ServiceUrlCheck(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** {@return a check that allows no host: end users name no addresses} */
    public static ServiceUrlCheck allowingNone() {
        return new ServiceUrlCheck(Set.of());
    }

    /**
     * Makes a check that allows these hosts.
     *
     * @param hosts names, such as {@code ollama.example.org}, upper or lower case, international ones in their
     *     {@code xn--} form; with a port, such as {@code ollama.example.org:8443}, where that is not 443. Each allows
     *     itself only: no subdomain and no other port.
     * @return the check
     * @throws IllegalArgumentException when one is no such name, or an IP address; the message says which one
     */
    public static ServiceUrlCheck allowing(List<String> hosts) {
        return new ServiceUrlCheck(IntStream.range(0, hosts.size())
                .mapToObj(i -> entry(hosts.get(i), i))
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static String entry(String host, int index) {
        String place = isAscii(host) && !isAddress(host) ? place(host.toLowerCase(Locale.ROOT)) : null;
        if (place == null) {
            throw new IllegalArgumentException("An allowed host is a name, with a port if that is not 443; number "
                    + (index + 1) + " of the list is none.");
        }
        return place;
    }

    /**
     * Takes an address that a client sent.
     *
     * @param typed the address as it came
     * @return the address, to be used as base URL: scheme and host in lower case, no slash at the end
     * @throws InvalidRequestException when it is missing, has another form or is not allowed
     */
    public URI of(@Nullable String typed) {
        List<Problem> problems = problems(typed);
        if (typed == null || !problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        Parts parts = Parts.of(typed.strip());
        return URI.create(SCHEME + place(parts.authority()) + parts.path());
    }

    /**
     * Checks an address that a client sent.
     *
     * @param typed the address as it came, null when there is none
     * @return what is wrong with it, empty when nothing is; never the address itself
     */
    public List<Problem> problems(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return problem("url_missing", "The base URL is missing.");
        }
        String text = typed.strip();
        if (text.length() > CHARACTERS || !isAscii(text)) {
            return problem(
                    "url_characters",
                    "A base URL is at most " + CHARACTERS
                            + " ASCII characters without spaces; an international name is written in its xn-- form.");
        }
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return problem("url_scheme", "A base URL begins with https://; found another beginning.");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0 || text.indexOf('@') >= 0) {
            return problem("url_extras", "A base URL has no user, no query and no fragment; found one of them.");
        }
        return placeProblems(Parts.of(text));
    }

    private List<Problem> placeProblems(Parts parts) {
        if (isAddress(parts.authority())) {
            return problem("url_ip_address", "A base URL names its host; found an IP address.");
        }
        String place = place(parts.authority());
        if (place == null || !PATH.matcher(parts.path()).matches()) {
            return problem(
                    "url_form",
                    "A base URL is https:// and a host name, and perhaps a port and a path of letters, digits, dots,"
                            + " hyphens, tildes and underscores; found something else.");
        }
        return allowed.contains(place)
                ? List.of()
                : problem("url_not_allowed", "The host of the base URL is none that this application allows.");
    }

    /** What stands between the scheme and the path, in lower case, and the path without the slash at its end. */
    private record Parts(String authority, String path) {
        static Parts of(String text) {
            String rest = text.substring(SCHEME.length());
            int slash = rest.indexOf('/');
            String authority = slash < 0 ? rest : rest.substring(0, slash);
            String path = slash < 0 ? "" : rest.substring(slash);
            return new Parts(
                    authority.toLowerCase(Locale.ROOT),
                    path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        }
    }

    /** {@return the host, and the port when it is not 443; null when it is no name with or without a port} */
    private static @Nullable String place(String authority) {
        Matcher matcher = PLACE.matcher(authority);
        if (!matcher.matches()) {
            return null;
        }
        int port = matcher.group(2) == null ? HTTPS : Integer.parseInt(matcher.group(2));
        if (port < 1 || port > LARGEST_PORT) {
            return null;
        }
        return port == HTTPS ? matcher.group(1) : matcher.group(1) + ":" + port;
    }

    private static boolean isAddress(String authority) {
        return authority.startsWith("[") || NUMBER_AT_END.matcher(authority).matches();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(next -> next > ' ' && next < 0x7F);
    }

    private static List<Problem> problem(String code, String message) {
        return List.of(new Problem(code, FIELD, message));
    }

    /** {@return how many hosts are allowed} */
    @Override
    public String toString() {
        return "ServiceUrlCheck[" + allowed.size() + (allowed.size() == 1 ? " host]" : " hosts]");
    }
}
