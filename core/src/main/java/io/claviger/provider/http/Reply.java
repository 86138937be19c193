package io.claviger.provider.http;

import io.claviger.chat.FinishReason;
import io.claviger.chat.Usage;
import org.jspecify.annotations.Nullable;

/** Takes what a {@link ReplyReader} finds. For one thread, during one read. */
public interface Reply {
    /**
     * More text of the answer.
     *
     * @param text may be empty, which is ignored
     */
    void text(String text);

    /**
     * More of the model's thinking.
     *
     * @param text may be empty, which is ignored
     */
    void reasoning(String text);

    /**
     * More of a tool call.
     *
     * @param index which call of the answer, from 0
     * @param id the call's id in its first piece, null in later ones or when the service gives none
     * @param name the tool's name in its first piece, null in later ones
     * @param arguments a fragment of the arguments' JSON text, may be empty
     */
    void toolCall(int index, @Nullable String id, @Nullable String name, String arguments);

    /**
     * The model that answers.
     *
     * @param name as the service names it
     */
    void model(String name);

    /**
     * The model stopped. The last one counts when it comes more than once.
     *
     * @param reason the neutral reason
     * @param raw the service's own word
     */
    void finish(FinishReason reason, String raw);

    /**
     * The tokens used so far. The last one counts when it comes more than once.
     *
     * @param usage the tokens
     */
    void usage(Usage usage);

    /**
     * What this service wants to see again on the next turn.
     *
     * @param json JSON text, kept as it is
     */
    void state(String json);

    /** The service's own mark that the stream is over, such as {@code [DONE]}: nothing after it is read. */
    void end();

    /** This event is an error and no piece of an answer; it will be classified by the dialect's rules. */
    void error();
}
