package io.claviger.examples.chatserver.settings;

import io.claviger.redact.Redactor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;

/** Collects what is wrong with the settings, in the order in which it is found and each thing once. For one thread. */
final class Faults {
    /** Longer texts say no more. */
    private static final int LONGEST_QUOTE = 60;

    /** Settings whose values are not repeated, however wrong they are. A URL may hold a password. */
    private static final Pattern UNQUOTED = Pattern.compile("secret|password|token|api-?key|datasource");

    private final Set<String> sentences = new LinkedHashSet<>();
    private final Binder written;

    /** Starts without faults; quotes what that binder reads. */
    Faults(Binder written) {
        this.written = written;
    }

    void add(String where, String wanted, String found) {
        sentences.add(new Fault(where, wanted, found).toString());
    }

    /** Notes a fault, and quotes the setting as it is written, unless it is sound. */
    void unless(boolean sound, String property, String wanted) {
        if (!sound) {
            add(property, wanted, written(property));
        }
    }

    /** Notes what somebody else has found. */
    void addSentence(String sentence) {
        sentences.add(sentence);
    }

    private String written(String property) {
        String value = written.bind(property, String.class).orElse("");
        return value.isBlank() ? "nothing" : quoted(property, value);
    }

    /** {@return the text on one line, in quotes, without secrets} */
    static String quoted(String property, String text) {
        if (UNQUOTED.matcher(property.toLowerCase(Locale.ROOT)).find()) {
            return "something else";
        }
        String safe = Redactor.shared().redact(text.strip());
        return '"' + (safe.length() > LONGEST_QUOTE ? safe.substring(0, LONGEST_QUOTE) + "…" : safe) + '"';
    }

    /** Ends the start of the server when something is wrong. */
    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new InvalidSettingsException(List.copyOf(sentences));
        }
    }
}
