package io.claviger.examples.chatserver.checkup;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items 4 to 8 and 10: limits, monitoring, logs, bad keys. */
final class BehaviourChecks {
    private static final int LIMIT = 1024 * 1024;
    private static final List<String> INSIDE = List.of(
            "/actuator",
            "/actuator/prometheus",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/loggers",
            "/actuator/configprops",
            "/api/admin/audit",
            "/outbox");

    private final Probe probe;
    private final @Nullable Path log;

    BehaviourChecks(Probe probe, @Nullable Path log) {
        this.probe = probe;
        this.log = log;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.yours(
                4, "Redis: not used. Run one server: answers, limits and key sessions are in its memory."));
        findings.add(limits());
        findings.add(largeBody());
        findings.addAll(monitoring());
        findings.add(Finding.yours(7, "Fallback: try it with the fake providers (see the README, watch a fallback)."));
        findings.addAll(badKey());
        return findings;
    }

    private Finding limits() {
        Optional<String> limit = probe.post("/auth/login", "{}")
                .flatMap(answer -> answer.headers().firstValue("RateLimit-Limit"));
        return Finding.of(
                5,
                limit.isPresent(),
                "Calls are counted: " + limit.orElse("") + " for signing in. Are these your numbers (claviger.limits)?",
                "No RateLimit-Limit in the answer of /auth/login.");
    }

    private Finding largeBody() {
        int status = probe.post("/auth/login", "{\"login\":\"" + "x".repeat(LIMIT) + "\"}")
                .map(HttpResponse::statusCode)
                .orElse(0);
        return Finding.of(
                5,
                status == 413,
                "A body of more than 1 MB is refused.",
                "A body of more than 1 MB is answered with " + status + " instead of 413.");
    }

    private List<Finding> monitoring() {
        int ready = probe.get("/readyz").map(HttpResponse::statusCode).orElse(0);
        List<String> open = INSIDE.stream()
                .filter(path -> probe.get(path)
                        .filter(answer -> answer.statusCode() < 400)
                        .isPresent())
                .toList();
        return List.of(
                Finding.of(6, ready == 200, "The server and its database are ready.", "/readyz answers " + ready + "."),
                Finding.of(
                        6,
                        open.isEmpty(),
                        "Strangers see no metrics and nothing of the inside.",
                        "Open to strangers: " + String.join(", ", open) + "."),
                Finding.yours(
                        6, "Alerts: does Prometheus fetch port 8081, and who is woken (see docs/observability.md)?"));
    }

    /** A key that no provider gave out, which is to be refused and not repeated, neither to the client nor in the log. */
    private List<Finding> badKey() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String mark = HexFormat.of().formatHex(random);
        Optional<HttpResponse<String>> answer = probe.post(
                "/api/chat/message",
                "{\"courseId\":\"dsa\",\"message\":\"Hello\",\"apiKeys\":{\"groq\":\"gsk_" + mark + "\"}}");
        int status = answer.map(HttpResponse::statusCode).orElse(0);
        boolean silent = answer.filter(one -> !one.body().contains(mark)).isPresent();
        return List.of(
                log(mark),
                Finding.of(
                        10,
                        silent && (status == 400 || status == 401 || status == 500),
                        "A key that is none is refused (" + status + ") and not repeated.",
                        "A key that is none is answered with " + status + (silent ? "." : " and repeated.")),
                Finding.yours(10, "Expired keys: ask once with a key that you have just revoked."));
    }

    private Finding log(String mark) {
        if (log == null) {
            return Finding.yours(
                    8, "Logs: nobody may find this in them, a key sent just now: grep -r " + mark + " logs/");
        }
        try {
            boolean found = Files.readString(log, StandardCharsets.UTF_8).contains(mark);
            return Finding.of(
                    8, !found, "The key sent just now is not in the log.", "The log holds the key sent just now.");
        } catch (IOException e) {
            return Finding.of(8, false, "", "The log cannot be read.");
        }
    }
}
