package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.MessageJson;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when its question is stored.
 *
 * @param userMessage the question, absent when it was there before
 * @param answer the message that is being written
 */
public record Accepted(@Nullable MessageJson userMessage, MessageJson answer) {
    /**
     * {@return what is told of a question}
     *
     * @param turn what is stored
     * @param tree knows the alternatives
     */
    public static Accepted question(Turn turn, MessageTree tree) {
        List<MessageJson> both = tree.json(turn.conversation(), List.of(turn.question(), turn.answer()));
        return new Accepted(both.get(0), both.get(1));
    }

    /**
     * {@return what is told of another answer}
     *
     * @param turn what is stored
     * @param tree knows the alternatives
     */
    public static Accepted again(Turn turn, MessageTree tree) {
        return new Accepted(
                null, tree.json(turn.conversation(), List.of(turn.answer())).get(0));
    }
}
