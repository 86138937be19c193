package io.claviger.examples.quickstart;

import java.io.Console;
import java.util.Objects;

/** Asks the person at the terminal. */
final class Terminal {
    private Terminal() {}

    /** {@return what was typed, unseen; the caller hands it to a key ring, which zeroes it} */
    // Without a terminal the console is null on 17 to 21; later ones read on from the standard input.
    @SuppressWarnings("SystemConsoleNull")
    static char[] secret(String prompt) {
        return console().readPassword(prompt);
    }

    /** {@return what was typed} */
    static String line(String prompt) {
        return console().readLine(prompt);
    }

    @SuppressWarnings("SystemConsoleNull")
    private static Console console() {
        return Objects.requireNonNull(System.console(), "Start this in a terminal: it asks for a key.");
    }
}
