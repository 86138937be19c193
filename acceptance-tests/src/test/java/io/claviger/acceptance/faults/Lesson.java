package io.claviger.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.key.KeyHealth;
import io.claviger.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the session has learnt about the first key. */
enum Lesson {
    GOOD("good"),
    ONE_FAILURE("1 failure"),
    TWO_FAILURES("2 failures"),
    DEAD("dead for the session"),
    RESTS("rests as stated, else 5 s"),
    RESTS_OR_DEAD("rests until the stated reset, else dead"),
    MODEL_REFUSED("good, but not for this model");

    /** How long a key rests that is limited by a service that does not say for how long (decision 004). */
    private static final Duration UNSTATED = Duration.ofSeconds(5);

    final String words;

    Lesson(String words) {
        this.words = words;
    }

    void check(KeyHealth health, Instant now, @Nullable Duration stated) {
        int failures = this == ONE_FAILURE ? 1 : this == TWO_FAILURES ? 2 : 0;
        assertThat(health.failures()).as("failures of the key").isEqualTo(failures);
        assertThat(health.isUsable(now, "another model"))
                .as("usable for another model")
                .isEqualTo(this != DEAD && this != RESTS && this != RESTS_OR_DEAD);
        switch (this) {
            case DEAD -> assertThat(health.isDead()).isTrue();
            case RESTS ->
                assertThat(health.benchedUntil()).contains(ManualTime.START.plus(stated == null ? UNSTATED : stated));
            case RESTS_OR_DEAD -> {
                if (stated != null) {
                    assertThat(health.benchedUntil()).contains(ManualTime.START.plus(stated));
                }
            }
            default -> assertThat(health.isDead()).isFalse();
        }
    }

    void checkModel(KeyHealth health, Instant now, String model) {
        boolean usable = this == GOOD || this == ONE_FAILURE || this == TWO_FAILURES;
        assertThat(health.isUsable(now, model)).as("usable for " + model).isEqualTo(usable);
    }
}
