package io.claviger.examples.quickstart;

import io.claviger.chat.ChatException;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;

/** Asks the person at the terminal, and says in a sentence what went wrong. */
final class Terminal {
    private Terminal() {}

    /** A program, from its first question to its last line. */
    @FunctionalInterface
    interface Program {
        /**
         * Runs it.
         *
         * @throws IOException when a file cannot be read
         */
        void run() throws IOException;
    }

    /** Runs a program; where it fails for a reason that a person can do something about, prints that and ends with 1. */
    static void run(Program program) {
        if (!succeeds(program, System.err)) {
            System.exit(1);
        }
    }

    /** {@return whether the program came to its end; when not, the reason was printed} */
    static boolean succeeds(Program program, PrintStream err) {
        try {
            program.run();
            return true;
        } catch (NoSuchFileException e) {
            err.println("There is no file " + e.getFile() + ".");
        } catch (IOException e) {
            err.println("A file cannot be read: " + e.getMessage());
        } catch (ChatException | IllegalArgumentException | IllegalStateException e) {
            err.println(e.getMessage());
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof ChatException)) {
                throw e;
            }
            err.println(e.getCause().getMessage());
        }
        return false;
    }

    /** {@return what was typed, unseen; the caller hands it to a key ring, which zeroes it} */
    static char[] secret(String prompt) {
        char[] typed = console().readPassword(prompt);
        if (typed == null) {
            throw new IllegalStateException("The input ended before a key was typed.");
        }
        return typed;
    }

    /** {@return what was typed} */
    static String line(String prompt) {
        String typed = console().readLine(prompt);
        if (typed == null) {
            throw new IllegalStateException("The input ended before anything was typed.");
        }
        return typed;
    }

    // Without a terminal the console is null on 17 to 21; later ones read on from the standard input.
    @SuppressWarnings("SystemConsoleNull")
    private static Console console() {
        Console console = System.console();
        if (console == null) {
            throw new IllegalStateException("Start this in a terminal: it asks for a key.");
        }
        return console;
    }
}
