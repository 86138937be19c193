package io.claviger.examples.chatserver.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is worth keeping. Published as an event of the application it is appended to the audit log, in the
 * publisher's transaction if there is one: the act and its record are stored together or not at all. Publish it last in a
 * transaction, for the log has one end and all who append wait for it.
 *
 * <p>Takes ids and words of this program alone, never what a person has typed; anything else is an
 * {@link IllegalArgumentException}. Immutable.
 *
 * @param actor the id of who did it, or {@code guest}, or {@code system}; 1 to 100 letters, digits and {@code _.:-}
 * @param action what was done, such as {@code session.opened}; 1 to 64 lower-case letters, digits, dots and hyphens
 * @param subject the id of what it was done to; null when there is none
 * @param outcome how it ended
 * @param address where the call came from, an IP address or network; null when it was no call
 */
public record AuditEvent(
        String actor,
        String action,
        @Nullable String subject,
        Outcome outcome,
        @Nullable String address) {
    /** An actor that is nobody's account. */
    public static final String GUEST = "guest";

    /** The server itself. */
    public static final String SYSTEM = "system";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:\\-]{1,100}");
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9.\\-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:/]{1,64}|unknown");

    /** How an act ended. */
    public enum Outcome {
        /** It was done. */
        SUCCESS,
        /** It was not allowed. */
        REFUSED,
        /** It was tried and did not work. */
        FAILED
    }

    /** Refuses what could be content. */
    public AuditEvent {
        require(ID.matcher(actor).matches(), "actor");
        require(ACTION.matcher(action).matches(), "action");
        require(subject == null || ID.matcher(subject).matches(), "subject");
        require(address == null || ADDRESS.matcher(address).matches(), "address");
    }

    private static void require(boolean sound, String part) {
        if (!sound) {
            throw new IllegalArgumentException("The " + part + " of an audit event is an id or a word of the program.");
        }
    }
}
