package io.claviger.examples.chatserver.history;

import io.claviger.chat.ChatResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an answer ended.
 *
 * @param state anything but streaming
 * @param text the whole text
 * @param provider who wrote it, null when nobody did
 * @param model the provider's name of the model
 * @param finishReason why the model stopped, in lower case
 * @param details what else is known
 */
public record Ending(
        MessageState state,
        String text,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String finishReason,
        AnswerDetails details) {
    /** Refuses an ending that is none. */
    public Ending {
        if (state == MessageState.STREAMING) {
            throw new IllegalArgumentException("An answer that ends streams no more.");
        }
    }

    /**
     * {@return the ending of an answer that came whole}
     *
     * @param response the chain's answer
     */
    public static Ending complete(ChatResponse response) {
        return new Ending(
                MessageState.COMPLETE,
                response.text(),
                response.provider().value(),
                response.model(),
                response.finishReason().name().toLowerCase(Locale.ROOT),
                AnswerDetails.of(response));
    }

    /** {@return state and length, never the text} */
    @Override
    public String toString() {
        return "Ending[" + state + ", " + text.length() + " characters]";
    }
}
