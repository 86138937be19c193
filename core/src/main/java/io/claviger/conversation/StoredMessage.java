package io.claviger.conversation;

import io.claviger.chat.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation's history. Immutable.
 *
 * @param id names the message, unique in its conversation; made by the store
 * @param role who speaks
 * @param text what, exactly as it was appended
 * @param provider who generated it, null for what nobody generated
 * @param model the provider's name of the model, null when there is none
 * @param createdAt when it was appended, in whole milliseconds; never before the message ahead of it
 */
public record StoredMessage(
        String id,
        Role role,
        String text,
        @Nullable String provider,
        @Nullable String model,
        Instant createdAt) {
    /** {@return the id, the role and the length, never the text} */
    @Override
    public String toString() {
        return "StoredMessage[" + id + ", " + role + ", " + text.length() + " characters]";
    }
}
