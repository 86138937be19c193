package io.claviger.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * How long a request takes on the hand-moved clock.
 *
 * @param words for the reader
 * @param least at least
 * @param most at most
 */
record Span(String words, Duration least, Duration most) {
    /** Nobody waits for anything. */
    static final Span NONE = seconds(0);

    /** The pause before a key is tried again: 200 ms, half of it jitter to either side. */
    static final Span PAUSE = new Span("about 0.2 s", Duration.ofMillis(100), Duration.ofMillis(300));

    /** The first pause and the second, which is twice as long. */
    static final Span PAUSES = new Span("about 0.6 s", Duration.ofMillis(300), Duration.ofMillis(900));

    static Span seconds(int seconds) {
        return new Span(seconds + " s", Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    /** This span, or a wait that is longer. */
    Span orLonger(Duration wait) {
        return new Span(words, wait.compareTo(least) > 0 ? wait : least, wait.compareTo(most) > 0 ? wait : most);
    }

    Span named(String other) {
        return new Span(other, least, most);
    }

    Span after(Duration wait, String total) {
        return new Span(total, wait.plus(least), wait.plus(most));
    }

    void check(Duration took) {
        assertThat(took).as("on the clock").isBetween(least, most);
    }
}
