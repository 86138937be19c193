package io.claviger.examples.chatserver.audit;

import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the audit log to administrators. Nothing here changes it. */
@RestController
@RequestMapping("/api/admin/audit")
final class AuditController {
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

    @GetMapping
    Page<Line> lines(
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        int most = Cursor.limit(limit);
        Cursor cursor = Cursor.parse(after);
        List<AuditEntry> found = trail.before(cursor == null ? Long.MAX_VALUE : cursor.number(), most + 1);
        return Page.of(found.stream().map(Line::of).toList(), most, line -> new Cursor(line.seq(), ""));
    }

    @GetMapping("/verification")
    AuditVerification verification() {
        return trail.verify();
    }
}
