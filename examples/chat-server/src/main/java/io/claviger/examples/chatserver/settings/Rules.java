package io.claviger.examples.chatserver.settings;

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
}
