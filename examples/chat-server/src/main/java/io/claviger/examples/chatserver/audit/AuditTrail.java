package io.claviger.examples.chatserver.audit;

import io.claviger.provider.TimeSource;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The audit log in the database. Thread-safe: whoever appends holds the row of the log's end until its transaction ends, so
 * there is one chain, also with several servers on one database.
 *
 * <p>The hash of each line also goes to the server's own log. Whoever can write the database can make a new chain from the
 * beginning; the hashes that have left the machine with the log still tell.
 */
final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger("io.claviger.examples.chatserver.audit");
    private static final String COLUMNS = "seq, at, actor, action, subject, outcome, address, hash";
    private static final RowMapper<AuditEntry> ENTRY = (row, number) -> new AuditEntry(
            row.getLong("seq"),
            row.getLong("at"),
            row.getString("actor"),
            row.getString("action"),
            row.getString("subject"),
            row.getString("outcome"),
            row.getString("address"),
            row.getString("hash"));

    /** Lines of one reading when all are read. */
    private static final int PORTION = 1000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final TimeSource time;

    AuditTrail(JdbcClient database, TransactionTemplate transaction, TimeSource time) {
        this.database = database;
        this.transaction = transaction;
        this.time = time;
    }

    /** The end of the chain, as it is kept beside the lines. */
    record Head(long entries, String hash) {}

    /** Appends a line, in the transaction that is open or in one of its own. */
    @EventListener
    void append(AuditEvent event) {
        transaction.executeWithoutResult(status -> {
            // The first statement takes the row, in both databases, so that the next one reads what nobody changes.
            database.sql("UPDATE audit_head SET entries = entries + 1 WHERE id = 1")
                    .update();
            Head head = head();
            AuditEntry entry = new AuditEntry(
                            head.entries(),
                            time.instant().toEpochMilli(),
                            event.actor(),
                            event.action(),
                            event.subject(),
                            event.outcome().name().toLowerCase(Locale.ROOT),
                            event.address(),
                            AuditEntry.NONE)
                    .after(head.hash());
            insert(entry);
            database.sql("UPDATE audit_head SET hash = ? WHERE id = 1")
                    .param(entry.hash())
                    .update();
            LOG.info(
                    "seq={} action={} outcome={} actor={} subject={} hash={}",
                    entry.seq(),
                    entry.action(),
                    entry.outcome(),
                    entry.actor(),
                    entry.subject(),
                    entry.hash());
        });
    }

    private void insert(AuditEntry entry) {
        database.sql("INSERT INTO audit_log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(entry.seq())
                .param(entry.at())
                .param(entry.actor())
                .param(entry.action())
                .param(entry.subject())
                .param(entry.outcome())
                .param(entry.address())
                .param(entry.hash())
                .update();
    }

    Head head() {
        return database.sql("SELECT entries, hash FROM audit_head WHERE id = 1")
                .query((row, number) -> new Head(row.getLong("entries"), row.getString("hash")))
                .single();
    }

    /** {@return lines, the latest first} */
    List<AuditEntry> before(long seq, int most) {
        return database.sql("SELECT " + COLUMNS + " FROM audit_log WHERE seq < ? ORDER BY seq DESC LIMIT ?")
                .params(seq, most)
                .query(ENTRY)
                .list();
    }

    /** Reads every line and says whether all are as they were written. Lines that are appended meanwhile are left out. */
    AuditVerification verify() {
        Head head = head();
        String hash = AuditEntry.NONE;
        long read = 0;
        while (read < head.entries()) {
            List<AuditEntry> portion = database.sql(
                            "SELECT " + COLUMNS + " FROM audit_log WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?")
                    .params(read, head.entries(), PORTION)
                    .query(ENTRY)
                    .list();
            if (portion.isEmpty()) {
                return AuditVerification.broken(head.entries(), read + 1);
            }
            for (AuditEntry entry : portion) {
                if (entry.seq() != read + 1 || !entry.follows(hash)) {
                    return AuditVerification.broken(head.entries(), read + 1);
                }
                hash = entry.hash();
                read = entry.seq();
            }
        }
        return hash.equals(head.hash())
                ? AuditVerification.intact(read, head.hash())
                : AuditVerification.broken(head.entries(), read);
    }
}
