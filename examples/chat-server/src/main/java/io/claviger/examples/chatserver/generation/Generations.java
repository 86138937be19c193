package io.claviger.examples.chatserver.generation;

import io.claviger.assistant.ChatAssistant;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.history.Turns;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * All jobs of this process. A job is here from before its first word until after its end is stored; afterwards the
 * database knows.
 *
 * <p>Thread-safe.
 */
public final class Generations implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final ChatAssistant assistant;
    private final Executor executor;
    private final Executor saver;
    private final Turns turns;
    private final Endings endings;
    private final GenerationProperties limits;
    private final TimeSource time;
    private final Map<String, Generation> running = new ConcurrentHashMap<>();
    private final Slots slots;
    private volatile boolean open = true;

    /**
     * What jobs run on.
     *
     * @param jobs runs a job at once or rejects it
     * @param saver runs short tasks one after the other
     */
    record Threads(Executor jobs, ExecutorService saver) implements AutoCloseable {
        @Override
        public void close() {
            saver.shutdown();
        }
    }

    Generations(ChatAssistant assistant, Threads threads, Endings endings, Turns turns, Pace pace) {
        this.assistant = assistant;
        this.executor = threads.jobs();
        this.saver = threads.saver();
        this.endings = endings;
        this.turns = turns;
        this.limits = pace.limits();
        this.slots = new Slots(limits.perUser());
        this.time = pace.time();
    }

    /**
     * How long and how often.
     *
     * @param limits the bounds
     * @param time the clock
     */
    record Pace(GenerationProperties limits, TimeSource time) {}

    /**
     * Takes one of a user's slots.
     *
     * @throws RefusedException when the user has no more, or the server stops
     */
    Slots.Slot reserve(String owner) {
        if (!open) {
            throw new RefusedException(
                    503,
                    ErrorBody.of("Server stopping", "The server is being restarted. Please try again soon.", "STOPPING")
                            .withRetryAfter(2));
        }
        return slots.take(owner);
    }

    /** Makes a job known, so that it can be followed and stopped. It has to be started or given up then. */
    Generation prepare(String id, Work work) {
        Generation job = new Generation(id, work);
        running.put(id, job);
        return job;
    }

    /** Starts a job. Its end gives the slot back. */
    void start(Generation job, Slots.Slot slot) {
        if (!open) {
            job.end(End.SHUTDOWN);
        }
        try {
            executor.execute(() -> run(job, slot));
        } catch (RejectedExecutionException e) {
            job.abandon();
            close(job, slot, Finish.failed(e));
        }
    }

    private void run(Generation job, Slots.Slot slot) {
        TimeSource.Timer limit = time.schedule(limits.longest(), () -> job.end(End.TOO_SLOW));
        Finish finish = Finish.failed(new IllegalStateException("The job died."));
        try {
            finish = job.run(assistant, this::saveSoon);
        } finally {
            limit.cancel();
            close(job, slot, finish);
        }
    }

    private void close(Generation job, Slots.Slot slot, Finish finish) {
        try {
            endings.settle(job, finish);
        } finally {
            running.remove(job.id());
            slot.close();
            job.done();
        }
    }

    private void saveSoon(Generation job) {
        if (job.needsSave()) {
            time.schedule(limits.saveEvery(), () -> planSave(job));
        }
    }

    private void planSave(Generation job) {
        try {
            saver.execute(() -> save(job));
        } catch (RejectedExecutionException e) {
            // The server has stopped, and the job's end is stored.
        }
    }

    private void save(Generation job) {
        try {
            if (running.containsKey(job.id()) && !turns.save(job.message(), job.textToSave())) {
                // The row is gone or has ended: nobody will ever see the rest.
                job.end(End.GONE);
            }
        } catch (DataAccessException e) {
            LOG.warn("An answer could not be saved on its way; the next save or its end will.", e);
        }
    }

    /**
     * Finds a job that runs.
     *
     * @param owner the user
     * @param id the job
     * @return the job, empty when this user has no such job running
     */
    public Optional<Generation> find(String owner, String id) {
        return Optional.ofNullable(running.get(id)).filter(job -> job.owner().equals(owner));
    }

    /**
     * Ends a job because its user has enough: the provider's connection is closed at once. Nothing happens to one that
     * has ended.
     *
     * @param job the job
     */
    public void stop(Generation job) {
        job.end(End.STOPPED);
    }

    /** {@return how many jobs run} */
    public int size() {
        return running.size();
    }

    /**
     * {@return the jobs of a conversation}
     *
     * @param owner the user
     * @param conversation the conversation
     */
    public List<Generation> of(String owner, ConversationId conversation) {
        return running.values().stream()
                .filter(job -> job.owner().equals(owner))
                .filter(job -> job.conversation().id().equals(conversation))
                .toList();
    }

    /** Ends the jobs of a conversation that is gone. */
    void endIn(String owner, ConversationId conversation) {
        of(owner, conversation).forEach(job -> job.end(End.GONE));
    }

    /** Ends the jobs of a user. */
    void endAllOf(String owner, End why) {
        running.values().stream().filter(job -> job.owner().equals(owner)).forEach(job -> job.end(why));
    }

    /** Nothing to do: jobs begin when they are asked for. */
    @Override
    public void start() {
        open = true;
    }

    /** Ends all jobs as interrupted, and waits until their keys are wiped and their texts are stored. */
    @Override
    public void stop() {
        open = false;
        List<Generation> last = List.copyOf(running.values());
        last.forEach(job -> job.end(End.SHUTDOWN));
        try {
            for (Generation job : last) {
                if (!job.awaitDone(FAREWELL)) {
                    LOG.warn("An answer that was interrupted has not ended after {} seconds.", FAREWELL.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** {@return how many jobs run} */
    @Override
    public String toString() {
        return "Generations[" + running.size() + " running]";
    }
}
