package io.claviger.examples.chatserver.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.claviger.chat.ChatEvent;
import io.claviger.examples.chatserver.chat.RunningAnswer.Failed;
import io.claviger.examples.chatserver.chat.RunningAnswer.Happened;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final ChatEvent EVENT = new ChatEvent.TextDelta("x");

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void piecesComeInOrderAndThenTheEnd() throws InterruptedException {
        try (RunningAnswer answer = RunningAnswer.start(thread, observer -> {
            observer.event(EVENT);
            throw new IllegalArgumentException("the end");
        })) {
            assertThat(answer.next(LONG)).isEqualTo(new Happened(EVENT));
            assertThat(answer.next(LONG))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.failure()).hasMessage("the end"));
        }
    }

    @Test
    void waitingEndsInTimeWithNothing() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        try (RunningAnswer answer = RunningAnswer.start(thread, observer -> {
            await(go);
            throw new IllegalStateException("done");
        })) {
            assertThat(answer.next(Duration.ofMillis(1))).isNull();
            go.countDown();
            assertThat(answer.next(LONG)).isInstanceOf(Failed.class);
        }
    }

    @Test
    void closingInterruptsAndWaitsForTheEnd() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>("none");
        try (RunningAnswer answer = RunningAnswer.start(thread, observer -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                end.set("interrupted");
            }
            throw new CancellationException("closed");
        })) {
            assertThat(answer).isNotNull();
            await(begun);
        }

        assertThat(end).hasValue("interrupted");
    }

    @Test
    void closingFreesAThreadThatWaitsForAReader() {
        AtomicReference<RuntimeException> seen = new AtomicReference<>(new IllegalStateException("not yet"));
        CountDownLatch full = new CountDownLatch(33);
        try (RunningAnswer answer = RunningAnswer.start(thread, observer -> {
            try {
                while (true) {
                    full.countDown();
                    observer.event(EVENT);
                }
            } catch (CancellationException e) {
                seen.set(e);
                throw e;
            }
        })) {
            assertThat(answer).isNotNull();
            await(full);
        }

        assertThat(seen.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void interruptDoesNotReachTheNextTaskOfTheThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (RunningAnswer answer = RunningAnswer.start(thread, observer -> {
            begun.countDown();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("with the flag set");
        })) {
            assertThat(answer).isNotNull();
            await(begun);
        }

        assertThat(thread.submit(() -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void deathOfTheThreadIsNoticed() {
        CountDownLatch died = new CountDownLatch(1);
        ExecutorService dying = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((dead, error) -> died.countDown());
            return thread;
        });
        try (RunningAnswer answer = RunningAnswer.start(dying, observer -> {
            throw new StackOverflowError("planted");
        })) {
            await(died);
            assertThatIllegalStateException()
                    .isThrownBy(() -> answer.next(LONG.minus(LONG)))
                    .withMessage("The thread that answers died.");
        } finally {
            dying.shutdownNow();
        }
    }

    @Test
    void nothingBeginsWithoutAThread() {
        thread.shutdownNow();

        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> RunningAnswer.start(thread, observer -> {
                    throw new IllegalStateException("not reached");
                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }
}
