package io.claviger.examples.chatserver.checkup;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Items 1 to 3: production, secrets, TLS and what the browser is told. */
final class TransportChecks {
    private static final String YEAR = "max-age=31536000";

    /** Of every answer (OWASP ASVS 5.0, section 3.4), and what it has to hold. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin");

    private final Probe probe;

    TransportChecks(Probe probe) {
        this.probe = probe;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        Optional<HttpResponse<String>> page = probe.get("/");
        boolean strict = page.flatMap(answer -> answer.headers().firstValue("Strict-Transport-Security"))
                .filter(value -> value.startsWith(YEAR))
                .isPresent();
        findings.add(Finding.of(
                1,
                strict,
                "NODE_ENV=production: the server insists on HTTPS for a year.",
                "No Strict-Transport-Security for a year: set NODE_ENV=production."));
        findings.add(Finding.of(
                2,
                strict,
                "SESSION_SECRET and the token secret are set: production does not start without.",
                "Nothing shows that SESSION_SECRET is set: only production demands it."));
        findings.add(tls(page));
        findings.add(plainHttp());
        findings.addAll(headers(page));
        findings.add(cookies());
        return findings;
    }

    private Finding tls(Optional<HttpResponse<String>> page) {
        String version = page.flatMap(HttpResponse::sslSession)
                .map(SSLSession::getProtocol)
                .orElse("no TLS");
        return Finding.of(
                3,
                version.equals("TLSv1.3"),
                "TLS 1.3 with a certificate that is trusted here.",
                "Wanted TLS 1.3 with a trusted certificate; found " + version + ".");
    }

    /** The same host without TLS: refused, closed, but never served and never led on. */
    private Finding plainHttp() {
        URI base = probe.base();
        if (!"https".equals(base.getScheme())) {
            return Finding.of(3, false, "", "This address is plain HTTP: whatever is sent can be read on the way.");
        }
        URI plain = URI.create("http://" + base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort()) + "/");
        int status = probe.getFrom(plain).map(HttpResponse::statusCode).orElse(0);
        return Finding.of(
                3,
                status == 0 || status >= 400,
                "Plain HTTP is refused.",
                "Plain HTTP is answered with " + status + ": refuse it, do not redirect it.");
    }

    private List<Finding> headers(Optional<HttpResponse<String>> page) {
        List<Finding> findings = new ArrayList<>();
        for (String path : List.of("/", "/api/nothing")) {
            Optional<HttpResponse<String>> answer = path.equals("/") ? page : probe.get(path);
            List<String> missing = HEADERS.entrySet().stream()
                    .filter(header -> answer.flatMap(one -> one.headers().firstValue(header.getKey()))
                            .filter(value -> value.contains(header.getValue()))
                            .isEmpty())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
            findings.add(Finding.of(
                    3,
                    missing.isEmpty(),
                    "The headers of " + path + " tell the browser what it may not do.",
                    "Headers of " + path + " are missing or weak: " + String.join(", ", missing) + "."));
        }
        boolean quiet = page.flatMap(answer -> answer.headers().firstValue("Server"))
                .filter(value -> value.matches(".*[0-9].*"))
                .isEmpty();
        findings.add(Finding.of(
                3, quiet, "No version of the server is told.", "The header Server tells a version: switch it off."));
        return findings;
    }

    private Finding cookies() {
        List<String> weak =
                probe
                        .get("/auth/csrf")
                        .map(answer -> answer.headers().allValues("Set-Cookie"))
                        .orElse(List.of())
                        .stream()
                        .filter(cookie -> !cookie.contains("; Secure") || !cookie.contains("SameSite="))
                        .map(cookie -> cookie.substring(0, Math.max(0, cookie.indexOf('='))))
                        .toList();
        return Finding.of(
                3,
                weak.isEmpty(),
                "Cookies are for HTTPS and this site alone.",
                "Cookies without Secure or SameSite: " + String.join(", ", weak) + ".");
    }
}
