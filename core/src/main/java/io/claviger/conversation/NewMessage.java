package io.claviger.conversation;

import io.claviger.chat.ProviderId;
import io.claviger.chat.Role;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a {@link ConversationStore}. Immutable.
 *
 * @param role who speaks
 * @param text what, exactly as it was typed or generated; without U+0000 and without lone surrogates, which not every
 *     database can keep
 * @param provider who generated it, such as the name of a {@link ProviderId} or {@code knowledge-base}; null for what
 *     nobody generated
 * @param model the provider's name of the model, null when there is none
 */
public record NewMessage(
        Role role,
        String text,
        @Nullable String provider,
        @Nullable String model) {
    /**
     * Makes a message of the person.
     *
     * @param text the text
     * @return the message
     */
    public static NewMessage user(String text) {
        return new NewMessage(Role.USER, text, null, null);
    }

    /**
     * Makes a generated message.
     *
     * @param text the text
     * @param provider who generated it
     * @param model the model, null when there is none
     * @return the message
     */
    public static NewMessage assistant(String text, String provider, @Nullable String model) {
        return new NewMessage(Role.ASSISTANT, text, provider, model);
    }

    /** {@return the role and the length, never the text} */
    @Override
    public String toString() {
        return "NewMessage[" + role + ", " + text.length() + " characters]";
    }
}
