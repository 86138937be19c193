package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.Question;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Message;

/**
 * What a job is to do.
 *
 * @param conversation where
 * @param answer the row of the answer, streaming
 * @param question what the assistant is asked, with the history and the ring in its settings
 * @param keys the user's keys, wiped or given back at the end
 */
record Work(Conversation conversation, Message answer, Question question, Keys keys) {

    /** {@return the message's id only} */
    @Override
    public String toString() {
        return "Work[" + answer.id() + "]";
    }
}
