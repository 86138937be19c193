package io.claviger.examples.chatserver.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows the audit log to administrators. Nothing here changes it. */
@RestController
@RequestMapping("/api/admin/audit")
final class AuditController {
    private static final int MOST = 100;

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /** One line as JSON. */
    record Line(
            long seq,
            Instant at,
            String actor,
            String action,
            @Nullable String subject,
            String outcome,
            @Nullable String address,
            String hash) {
        static Line of(AuditEntry entry) {
            return new Line(
                    entry.seq(),
                    Instant.ofEpochMilli(entry.at()),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.outcome(),
                    entry.address(),
                    entry.hash());
        }
    }

    /** Lines, the latest first. */
    record Page(List<Line> items, @Nullable String next) {}

    @GetMapping
    Page lines(
            @RequestParam(name = "limit", defaultValue = "30") int limit,
            @RequestParam(name = "after", required = false) @Nullable Long after) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<AuditEntry> found = trail.before(after == null ? Long.MAX_VALUE : after, limit + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toString(shown.get(limit - 1).seq()) : null;
        return new Page(shown.stream().map(Line::of).toList(), next);
    }

    @GetMapping("/verification")
    AuditVerification verification() {
        return trail.verify();
    }
}
