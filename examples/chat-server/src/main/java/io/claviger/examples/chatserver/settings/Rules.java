package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/** What settings of one part have to do with each other and with the mode. Stateless. */
@FunctionalInterface
interface Rules {
    /** Notes what is wrong. */
    void check(Binder settings, Mode mode, Faults faults);

    /** {@return a setting without the blanks around it; empty when it is not there} */
    static String text(Binder settings, String property) {
        return settings.bind(property, String.class).orElse("").strip();
    }

    /** Notes a number outside of its bounds. What is no number is said elsewhere. */
    static void number(Binder settings, String property, int least, int most, Faults faults) {
        try {
            int set = settings.bind(property, Integer.class).orElse(least);
            faults.unless(set >= least && set <= most, property, "a number from " + least + " to " + most);
        } catch (BindException e) {
            // said already
        }
    }

    /** Notes a duration that is not above zero or too long. What is no duration is said elsewhere. */
    static void duration(Binder settings, String property, Duration most, Faults faults) {
        try {
            Duration set = settings.bind(property, Duration.class).orElse(most);
            faults.unless(
                    set.compareTo(Duration.ZERO) > 0 && set.compareTo(most) <= 0,
                    property,
                    "more than 0s and at most " + most.toSeconds() + "s");
        } catch (BindException e) {
            // said already
        }
    }
}
