package io.claviger.examples.chatserver.usage;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.usage.UsageReport.By;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows users what they used: the last 30 days unless they ask for others, at most 366. */
@RestController
final class UsageController {
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final UsageReport report;
    private final InstantSource clock;
    private final JsonAnswers json;

    UsageController(UsageReport report, TimeSource time, JsonAnswers json) {
        this.report = report;
        this.clock = time::instant;
        this.json = json;
    }

    /**
     * Which days, and what is told apart.
     *
     * @param from the first day, null for 29 days before the last
     * @param to the last day, null for today
     * @param by {@code day}, {@code provider} or {@code model}; null for all of them
     */
    record Wanted(
            @Nullable String from,
            @Nullable String to,
            @Nullable String by) {}

    private record Lines(List<UsageLine> items) {}

    @GetMapping("/api/usage")
    void usage(@AuthenticationPrincipal Caller caller, Wanted wanted, HttpServletResponse response) throws IOException {
        json.write(response, new Lines(read(caller, wanted)));
    }

    @GetMapping("/api/usage.csv")
    void csv(@AuthenticationPrincipal Caller caller, Wanted wanted, HttpServletResponse response) throws IOException {
        byte[] csv = UsageCsv.of(read(caller, wanted)).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage.csv\"");
        response.setContentLength(csv.length);
        response.getOutputStream().write(csv);
    }

    private List<UsageLine> read(Caller caller, Wanted wanted) {
        LocalDate to =
                wanted.to() == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day("to", wanted.to());
        LocalDate from = wanted.from() == null ? to.minusDays(DAYS - 1L) : day("from", wanted.from());
        if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to)) {
            throw refusal("days_range", "from", "Usage is told of 1 to " + MOST_DAYS + " days, the first one first.");
        }
        return report.read(caller.userId(), from, to, by(wanted.by()));
    }

    private static By by(@Nullable String by) {
        return switch (by == null ? "" : by) {
            case "" -> By.ALL;
            case "day" -> By.DAY;
            case "provider" -> By.PROVIDER;
            case "model" -> By.MODEL;
            default -> throw refusal("by_unknown", "by", "Usage is told by day, provider or model.");
        };
    }

    private static LocalDate day(String field, String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw refusal("day_form", field, "A day has the form 2026-11-21.");
        }
    }

    private static InvalidRequestException refusal(String code, String field, String message) {
        return new InvalidRequestException(List.of(new Problem(code, field, message)));
    }
}
