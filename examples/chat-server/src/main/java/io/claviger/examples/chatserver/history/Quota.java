package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bounds what is kept for each user. Counted when it is asked, by indexes of the owner; what several requests add at the
 * same time may go beyond it by as much as they add. Thread-safe.
 */
public final class Quota {
    private static final long MEGABYTE = 1_000_000;

    private static final String MESSAGES = "SELECT COALESCE(SUM(last_seq + 1), 0) FROM rooms WHERE owner_id = ?";

    /** Lengths are kept apart from texts: no text is read for them. */
    private static final String BYTES = """
            SELECT COALESCE(SUM(octet_length(m.text) + COALESCE(octet_length(m.details), 0)), 0)
            FROM rooms r JOIN messages m ON m.room_id = r.id WHERE r.owner_id = ?""";

    private final JdbcClient database;
    private final HistoryProperties limits;

    Quota(JdbcClient database, HistoryProperties limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * Lets pass who has room.
     *
     * @param owner the user
     * @param more how many messages and conversations are to be added
     * @throws RefusedException with 409 when the user has no room for them
     */
    public void require(String owner, int more) {
        if (count(MESSAGES, owner) + more > limits.messagesPerUser()
                || count(BYTES, owner) > limits.megabytesPerUser() * MEGABYTE) {
            throw new RefusedException(
                    409,
                    ErrorBody.of(
                            "Storage full",
                            "At most " + limits.messagesPerUser() + " messages and conversations with "
                                    + limits.megabytesPerUser()
                                    + " MB are kept for one user. Export and delete some, then try again.",
                            "QUOTA"));
        }
    }

    private long count(String sql, String owner) {
        return database.sql(sql).param(owner).query(Long.class).single();
    }
}
