package io.claviger.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedTimerTest {
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    private final SharedTimer timer = new SharedTimer("claviger-timer-test", System::nanoTime);

    @Test
    void tasksRunInTheOrderOfTheirTimesNotOfTheirScheduling() throws InterruptedException {
        schedule(Duration.ofMillis(60), "third");
        schedule(Duration.ofMillis(30), "second");
        schedule(Duration.ZERO, "first");

        assertThat(List.of(next(), next(), next())).containsExactly("first", "second", "third");
    }

    @Test
    void noTaskRunsBeforeItsTime() throws InterruptedException {
        long start = System.nanoTime();
        schedule(Duration.ofMillis(250), "late");

        assertThat(next()).isEqualTo("late");
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(250_000_000L);
    }

    @Test
    void tasksOfOneTimeAllRun() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            schedule(Duration.ZERO, "again");
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(next()).isEqualTo("again");
        }
    }

    @Test
    void taskThatWasTakenBackNeverRuns() throws InterruptedException {
        TimeSource.Timer taken = schedule(Duration.ofMillis(20), "taken back");
        taken.cancel();
        taken.cancel();
        schedule(Duration.ofMillis(40), "kept");

        assertThat(next()).isEqualTo("kept");
        assertThat(ran).isEmpty();
    }

    @Test
    void taskThatFailsDoesNotEndTheTimer() throws InterruptedException {
        timer.schedule(0, () -> {
            throw new IllegalStateException("planted");
        });
        schedule(Duration.ofMillis(10), "afterwards");

        assertThat(next()).isEqualTo("afterwards");
    }

    @Test
    void timerThatWentIdleWakesUpForTheNextTask() throws InterruptedException {
        schedule(Duration.ZERO, "before");
        assertThat(next()).isEqualTo("before");
        assertThat(ran.poll(350, TimeUnit.MILLISECONDS)).isNull();

        schedule(Duration.ofMillis(10), "after a pause");

        assertThat(next()).isEqualTo("after a pause");
    }

    private TimeSource.Timer schedule(Duration delay, String name) {
        return timer.schedule(delay.toNanos(), () -> ran.add(name));
    }

    private String next() throws InterruptedException {
        return ran.poll(20, TimeUnit.SECONDS);
    }
}
