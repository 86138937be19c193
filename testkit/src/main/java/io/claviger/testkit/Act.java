package io.claviger.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a fake service does with one request.
 *
 * @param fault what goes wrong, null when nothing does
 * @param error how the fault is worded, null for the commonest wording
 * @param answer what is said, null for the question backwards
 * @param tokens how many tokens come before a fault in mid-stream
 * @param pace how long every token takes
 * @param raw what is sent instead of all that, null for all that
 */
record Act(
        @Nullable Fault fault,
        @Nullable FakeError error,
        @Nullable FakeAnswer answer,
        int tokens,
        Duration pace,
        @Nullable RawReply raw) {
    static final Act ANSWER = new Act(null, null, null, 2, Duration.ZERO, null);

    Act with(Fault wrong) {
        return new Act(wrong, error, answer, tokens, pace, raw);
    }

    Act with(FakeError wording) {
        return new Act(wording.fault(), wording, answer, tokens, pace, raw);
    }

    Act with(FakeAnswer said) {
        return new Act(fault, error, said, tokens, pace, raw);
    }

    Act after(int count) {
        return new Act(fault, error, answer, count, pace, raw);
    }

    Act at(Duration perToken) {
        return new Act(fault, error, answer, tokens, perToken, raw);
    }

    Act with(RawReply reply) {
        return new Act(fault, error, answer, tokens, pace, reply);
    }
}
