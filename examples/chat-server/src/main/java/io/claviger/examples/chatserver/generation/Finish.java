package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.history.Ending;
import org.jspecify.annotations.Nullable;

/**
 * How a job's work ended: with an ending, or with a failure that still has to be put into words.
 *
 * @param ending what is to be stored, null for a failure
 * @param failure why there is no answer, null for an ending
 */
record Finish(@Nullable Ending ending, @Nullable RuntimeException failure) {
    static Finish of(Ending ending) {
        return new Finish(ending, null);
    }

    static Finish failed(RuntimeException failure) {
        return new Finish(null, failure);
    }
}
