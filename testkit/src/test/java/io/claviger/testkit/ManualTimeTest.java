package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private final ManualTime time = new ManualTime();
    private final List<String> ran = new ArrayList<>();

    @Test
    void nothingRunsBeforeItsTime() {
        time.schedule(Duration.ofSeconds(2), () -> ran.add("late"));
        time.schedule(Duration.ofSeconds(1), () -> ran.add("early"));

        time.advance(Duration.ofMillis(1999));

        assertThat(ran).containsExactly("early");
        assertThat(time.timers()).isEqualTo(1);
    }

    @Test
    void tasksRunInOrderAtTheirOwnMoments() {
        time.schedule(Duration.ofSeconds(2), () -> ran.add("b " + time.nanoTime()));
        time.schedule(Duration.ofSeconds(2), () -> ran.add("c"));
        time.schedule(Duration.ofSeconds(1), () -> ran.add("a " + time.nanoTime()));

        time.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("a 1000000000", "b 2000000000", "c");
        assertThat(time.instant()).isEqualTo(ManualTime.START.plusSeconds(5));
    }

    @Test
    void aTaskThatSchedulesAnotherWithinTheStepSeesItRun() {
        time.schedule(
                Duration.ofSeconds(1), () -> time.schedule(Duration.ofSeconds(1), () -> ran.add("" + time.nanoTime())));

        time.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("2000000000");
    }

    @Test
    void aTaskTakenBackDoesNotRun() {
        TimeSource.Timer timer = time.schedule(Duration.ofSeconds(1), () -> ran.add("never"));

        timer.cancel();
        timer.cancel();
        time.advance(Duration.ofSeconds(1));

        assertThat(ran).isEmpty();
    }

    @Test
    void aTaskThatIsDueAtOnceRunsAtTheNextMove() {
        time.schedule(Duration.ofSeconds(-1), () -> ran.add("now"));

        time.advance(Duration.ZERO);

        assertThat(ran).containsExactly("now");
    }

    @Test
    void theClockJumpsToTheNextTask() {
        time.schedule(Duration.ofSeconds(2), () -> ran.add("late"));
        time.schedule(Duration.ofSeconds(1), () -> ran.add("early"));

        assertThat(time.advanceToNext()).isTrue();
        assertThat(ran).containsExactly("early");
        assertThat(time.instant()).isEqualTo(ManualTime.START.plusSeconds(1));

        assertThat(time.advanceToNext()).isTrue();
        assertThat(time.advanceToNext()).isFalse();
        assertThat(ran).containsExactly("early", "late");
        assertThat(time.instant()).isEqualTo(ManualTime.START.plusSeconds(2));
    }

    @Test
    void theClockDoesNotGoBack() {
        assertThatThrownBy(() -> time.advance(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A clock does not go back; found PT-0.000000001S.");
    }

    @Test
    void aTestCanWaitForATimerOfAnotherThread() {
        new Thread(() -> time.schedule(Duration.ofSeconds(1), () -> ran.add("other"))).start();

        time.awaitTimers(1);
        time.advance(Duration.ofSeconds(1));

        assertThat(ran).containsExactly("other");
    }
}
