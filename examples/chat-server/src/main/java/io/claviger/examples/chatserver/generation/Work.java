package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.Question;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Message;
import io.claviger.key.KeyRing;

/**
 * What a job is to do.
 *
 * @param conversation where
 * @param answer the row of the answer, streaming
 * @param question what the assistant is asked, with the history and the ring in its settings
 * @param keys the user's keys
 * @param owned whether the keys are this job's alone and are wiped at its end
 */
record Work(Conversation conversation, Message answer, Question question, KeyRing keys, boolean owned) {
    /** Wipes the keys unless they are lent. */
    void wipe() {
        if (owned) {
            keys.close();
        }
    }

    /** {@return the message's id only} */
    @Override
    public String toString() {
        return "Work[" + answer.id() + "]";
    }
}
