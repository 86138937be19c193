package io.claviger.provider.http;

import io.claviger.key.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Puts address and credential on a request, and makes sure that the two belong together. Headers are built anew for each
 * request, so that no key meets another's address.
 */
final class Addressed {
    /** Some services refuse clients without a name of their own (Groq behind Cloudflare, seen 2026). */
    private static final String USER_AGENT = "claviger/0.1 (+https://github.com/claviger/claviger)";

    private Addressed() {}

    /** Where one key goes, and how it is sent. */
    private record Loan(URI target, Map<String, String> headers) {}

    static HttpRequest.Builder request(Dialect dialect, Targets targets, URI base, WireRequest wire, ApiKey key) {
        Credential credential = dialect.credential();
        Loan loan = key.isKeyless()
                ? new Loan(targets.of(base, wire.path()), Map.of())
                : key.lend(chars -> {
                    URI target = targets.of(credential.baseUrl(chars, base), wire.path());
                    return new Loan(target, credential.headers(chars, target, wire));
                });
        HttpRequest.Builder http = HttpRequest.newBuilder(loan.target())
                .version(isCleartext(loan.target()) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .header("User-Agent", USER_AGENT);
        if (!wire.isGet()) {
            http.header("Content-Type", "application/json");
        }
        wire.headers().forEach(http::setHeader);
        addCredential(http, loan.headers());
        return http;
    }

    /** A cleartext HTTP/2 upgrade makes some local model servers hang. */
    private static boolean isCleartext(URI target) {
        return "http".equals(target.getScheme());
    }

    private static void addCredential(HttpRequest.Builder http, Map<String, String> headers) {
        boolean refused = false;
        try {
            headers.forEach(http::setHeader);
        } catch (IllegalArgumentException e) {
            refused = true;
        }
        if (refused) {
            // The JDK's message quotes the header, so neither it nor its exception may go on from here.
            throw new IllegalStateException("The credential cannot be a header; keys are printable ASCII.");
        }
    }
}
