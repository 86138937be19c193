package io.claviger.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fake service does with the next calls, one step a call; the last step is repeated for all further calls.
 * Thread-safe.
 */
public final class Script {
    // guarded by this
    private final List<Act> acts = new ArrayList<>();
    private int next;

    Script() {}

    /**
     * Answers a call.
     *
     * @param text the text
     * @return this script
     */
    public Script answers(String text) {
        return answers(FakeAnswer.of(text));
    }

    /**
     * Answers a call.
     *
     * @param answer what is said
     * @return this script
     */
    public Script answers(FakeAnswer answer) {
        return add(Act.ANSWER.with(answer));
    }

    /** {@return this script, which answers a call with the question backwards} */
    public Script answers() {
        return add(Act.ANSWER);
    }

    /**
     * Fails a call; where the fault comes in mid-stream, after two tokens.
     *
     * @param fault what goes wrong
     * @return this script
     */
    public Script fails(Fault fault) {
        return add(Act.ANSWER.with(fault));
    }

    /**
     * Fails a call in mid-stream.
     *
     * @param fault what goes wrong
     * @param tokens how many pieces of {@link FakeAnswer#pieces} come before
     * @param answer what would have been said
     * @return this script
     */
    public Script fails(Fault fault, int tokens, FakeAnswer answer) {
        return add(Act.ANSWER.with(fault).with(answer).after(tokens));
    }

    /**
     * Fails a call in the service's own words.
     *
     * @param error one of {@link WireDialect#errors}
     * @return this script
     */
    public Script fails(FakeError error) {
        return add(Act.ANSWER.with(error));
    }

    /**
     * Answers a call slowly.
     *
     * @param answer what is said
     * @param perToken how long every token takes, the first one too; {@link FakeProviderServer#proceed} shortens it
     * @return this script
     */
    public Script answersSlowly(FakeAnswer answer, Duration perToken) {
        return add(Act.ANSWER.with(answer).at(perToken));
    }

    /**
     * Answers a call with given bytes.
     *
     * @param reply what is sent, whatever is asked
     * @return this script
     */
    public Script replays(RawReply reply) {
        return add(Act.ANSWER.with(reply));
    }

    synchronized Act next() {
        return acts.isEmpty() ? Act.ANSWER : acts.get(Math.min(next++, acts.size() - 1));
    }

    private synchronized Script add(Act act) {
        acts.add(act);
        return this;
    }
}
