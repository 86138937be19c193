package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import io.claviger.examples.chatserver.database.RandomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation. Immutable.
 *
 * @param id names the message, unique in the database
 * @param room the room it is in, never told to clients
 * @param seq its place in the order of all messages of the room, contiguous from 1
 * @param parent the message it follows, null for a first one
 * @param role who speaks
 * @param text what; of a streaming answer as much as was saved last
 * @param state how far it has come
 * @param createdAt when it was stored, in whole milliseconds
 * @param generation the job that writes it, null unless a job did
 * @param provider who generated it, null for what nobody generated
 * @param model the provider's name of the model
 * @param finishReason why the model stopped, in lower case
 * @param details what else is known of an answer
 */
public record Message(
        String id,
        String room,
        long seq,
        @Nullable String parent,
        Role role,
        String text,
        MessageState state,
        Instant createdAt,
        @Nullable String generation,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String finishReason,
        AnswerDetails details) {
    /** Where and when a message is stored. */
    record Slot(String room, long seq, @Nullable String parent, Instant now) {}

    /** {@return what somebody said} */
    static Message said(Slot slot, Role role, String text) {
        return plain(slot, role, text, MessageState.COMPLETE, null);
    }

    /** {@return the row that a job is going to write to} */
    static Message streaming(Slot slot, String generation) {
        return plain(slot, Role.ASSISTANT, "", MessageState.STREAMING, generation);
    }

    private static Message plain(Slot slot, Role role, String text, MessageState state, @Nullable String generation) {
        return new Message(
                RandomId.of("msg"),
                slot.room(),
                slot.seq(),
                slot.parent(),
                role,
                StorableText.of(text),
                state,
                slot.now(),
                generation,
                null,
                null,
                null,
                AnswerDetails.NONE);
    }

    /** {@return this message, written by somebody} */
    Message by(@Nullable String author, @Nullable String exactly) {
        return new Message(
                id,
                room,
                seq,
                parent,
                role,
                text,
                state,
                createdAt,
                generation,
                author,
                exactly,
                finishReason,
                details);
    }

    /** {@return id, role, state and length, never the text} */
    @Override
    public String toString() {
        return "Message[" + id + ", " + role + ", " + state + ", " + text.length() + " characters]";
    }
}
