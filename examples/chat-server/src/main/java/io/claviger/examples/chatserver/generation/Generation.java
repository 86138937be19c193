package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Reply;
import io.claviger.chat.Attempt;
import io.claviger.examples.chatserver.history.AnswerDetails;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Ending;
import io.claviger.examples.chatserver.history.MessageState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The job that writes one answer. It goes on whoever listens, and ends when the answer is complete or cannot be, when its
 * user stops it, when it took too long, or with the server. In each case its keys are wiped before anybody hears of the
 * end.
 *
 * <p>Thread-safe.
 */
public final class Generation {
    private final String id;
    private final Work work;
    private final Journal journal;
    private final Trail trail;
    private final CountDownLatch done = new CountDownLatch(1);
    // guarded by this
    private @Nullable Thread worker;
    private @Nullable End end;
    private boolean saveDue;

    Generation(String id, Work work) {
        this.id = id;
        this.work = work;
        this.journal = new Journal(work.conversation().id(), id, work.answer().id());
        this.trail = new Trail(id, journal);
    }

    /** {@return the job's id} */
    public String id() {
        return id;
    }

    /** {@return whose answer it is} */
    public String owner() {
        return work.conversation().owner();
    }

    /** {@return where the answer belongs} */
    public Conversation conversation() {
        return work.conversation();
    }

    /** {@return the message that is written} */
    public String message() {
        return work.answer().id();
    }

    /** {@return what happened so far} */
    public Journal journal() {
        return journal;
    }

    /**
     * Makes the answer on the calling thread. The keys are wiped when this returns.
     *
     * @return how it ended
     */
    Finish run(ChatAssistant assistant, Consumer<Generation> changed) {
        try {
            Reply reply = begin() ? answer(assistant, changed) : null;
            // Before anybody else sees this thread: whoever stopped the job meant the job.
            finishWork();
            End cause = cause();
            return reply == null ? Finish.of(ended(cause == null ? End.SHUTDOWN : cause)) : complete(reply);
        } catch (RuntimeException e) {
            finishWork();
            End cause = cause();
            if (cause == null && e instanceof CancellationException) {
                // Only who stops all threads interrupts one without a word.
                cause = End.SHUTDOWN;
            }
            if (cause == null && work.keys().wereTaken()) {
                cause = End.KEYS_GONE;
            }
            return cause == null ? Finish.failed(e) : Finish.of(ended(cause));
        } finally {
            work.keys().close();
        }
    }

    private Reply answer(ChatAssistant assistant, Consumer<Generation> changed) {
        return assistant.answer(work.question(), event -> {
            // An interrupt ends the next wait; a provider that never lets this thread wait is left here.
            if (cause() != null) {
                throw new CancellationException("The answer was ended.");
            }
            trail.add(event);
            changed.accept(this);
        });
    }

    private Finish complete(Reply reply) {
        if (reply.completion() != null) {
            return Finish.complete(reply.completion());
        }
        journal.text(reply.text());
        return Finish.of(
                new Ending(MessageState.COMPLETE, reply.text(), reply.provider(), null, null, AnswerDetails.NONE));
    }

    private Ending ended(End cause) {
        return partial(cause.state, cause.reason());
    }

    /** {@return an ending with as much as there is} */
    Ending partial(MessageState state, AnswerDetails.@Nullable Reason reason) {
        return new Ending(state, journal.textSoFar(), trail.provider(), trail.model(), null, trail.details(reason));
    }

    /** {@return every call so far, the one included that was under way} */
    List<Attempt> tried() {
        return trail.tried();
    }

    private synchronized boolean begin() {
        worker = Thread.currentThread();
        return end == null;
    }

    private synchronized void finishWork() {
        worker = null;
        Thread.interrupted();
    }

    synchronized @Nullable End cause() {
        return end;
    }

    /** Ends the job from outside: the provider's connection is closed at once. The first reason counts. */
    synchronized void end(End why) {
        if (end == null) {
            end = why;
        }
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Wipes the keys of a job that never began. */
    void abandon() {
        work.keys().close();
    }

    /** {@return whether a save has to be planned for what was written now} */
    synchronized boolean needsSave() {
        boolean needed = !saveDue;
        saveDue = true;
        return needed;
    }

    /** {@return the text to be saved} */
    String textToSave() {
        synchronized (this) {
            saveDue = false;
        }
        return journal.textSoFar();
    }

    void done() {
        done.countDown();
    }

    boolean awaitDone(Duration most) throws InterruptedException {
        return done.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** {@return the id only} */
    @Override
    public String toString() {
        return "Generation[" + id + "]";
    }
}
