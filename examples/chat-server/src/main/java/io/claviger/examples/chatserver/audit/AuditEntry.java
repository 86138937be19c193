package io.claviger.examples.chatserver.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log. Its hash is SHA-256 over the hash of the line before and this line, so that nobody can change, move
 * or remove one without changing all that follow. Immutable.
 *
 * @param seq 1, 2, 3, ...
 * @param at milliseconds since 1970 in UTC
 * @param actor who
 * @param action what
 * @param subject to what, or null
 * @param outcome how it ended, in lower case
 * @param address from where, or null
 * @param hash 64 hexadecimal digits
 */
record AuditEntry(
        long seq,
        long at,
        String actor,
        String action,
        @Nullable String subject,
        String outcome,
        @Nullable String address,
        String hash) {
    /** What stands before the first line. */
    static final String NONE = "0".repeat(64);

    private static final String FORM = "claviger-audit-1";

    /** {@return this line with the hash that follows from the line before} */
    AuditEntry after(String previous) {
        return new AuditEntry(seq, at, actor, action, subject, outcome, address, hashAfter(previous));
    }

    /** {@return whether this line is as it was written, and stands behind the one with that hash} */
    boolean follows(String previous) {
        return hashAfter(previous).equals(hash);
    }

    /**
     * SHA-256 over the name of this form, the hash before and the fields, each as its number of bytes in UTF-8, a colon and
     * the bytes, so that no text can be shifted from one field to the next. A field that is null is {@code -:}.
     */
    private String hashAfter(String previous) {
        MessageDigest digest = sha256();
        for (String field : new String[] {FORM, previous, Long.toString(seq), Long.toString(at), actor, action}) {
            update(digest, field);
        }
        update(digest, subject);
        update(digest, outcome);
        update(digest, address);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(((field == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
