package io.claviger.examples.chatserver.audit;

import org.jspecify.annotations.Nullable;

/**
 * What reading the whole log has shown.
 *
 * @param intact whether every line is as it was written, and none is missing
 * @param entries how many lines there should be
 * @param head the hash of the last one, to be compared with one noted elsewhere; null when the log is not intact
 * @param brokenAt the first line that does not fit; null when the log is intact
 */
record AuditVerification(
        boolean intact,
        long entries,
        @Nullable String head,
        @Nullable Long brokenAt) {
    static AuditVerification intact(long entries, String head) {
        return new AuditVerification(true, entries, head, null);
    }

    static AuditVerification broken(long entries, long at) {
        return new AuditVerification(false, entries, null, at);
    }
}
