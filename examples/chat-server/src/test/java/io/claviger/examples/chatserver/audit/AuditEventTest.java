package io.claviger.examples.chatserver.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.examples.chatserver.audit.AuditEvent.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEventTest {
    @ParameterizedTest
    @CsvSource({
        "some body,      a.b,            c,        ::1,         actor",
        "'',             a.b,            c,        ::1,         actor",
        "usr_1,          Wrote a letter, c,        ::1,         action",
        "usr_1,          a.b,            'c d',    ::1,         subject",
        "usr_1,          a.b,            c,        example.org, address"
    })
    void contentIsRefused(String actor, String action, String subject, String address, String part) {
        assertThatThrownBy(() -> new AuditEvent(actor, action, subject, Outcome.SUCCESS, address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The " + part + " of an audit event is an id or a word of the program.");
    }

    /** The form is written down for auditors: computed here a second time, with other means. */
    @Test
    void hashIsAsTheDocumentSays() throws Exception {
        AuditEntry entry = new AuditEntry(1, 1_000, "usr_1", "session.opened", null, "success", "::1", "");
        String written =
                "16:claviger-audit-164:" + AuditEntry.NONE + "1:14:10005:usr_114:session.opened-:7:success3:::1";
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(written.getBytes());

        assertThat(entry.after(AuditEntry.NONE).hash())
                .isEqualTo(java.util.HexFormat.of().formatHex(hash));
    }
}
