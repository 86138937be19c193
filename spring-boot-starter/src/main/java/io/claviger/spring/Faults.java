package io.claviger.spring;

import io.claviger.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;

/** Collects what is wrong with the settings, so that all of it is said at once. For one thread. */
final class Faults {
    /** Longer texts say no more, and a key is never recognised by its beginning. */
    private static final int LONGEST_QUOTE = 60;

    private final List<Fault> found = new ArrayList<>();
    private final Binder written;

    /** Starts without faults; quotes what that binder reads. */
    Faults(Binder written) {
        this.written = written;
    }

    /** Notes a fault. */
    void add(String property, String wanted, String what) {
        found.add(new Fault(property, wanted, what));
    }

    /** Notes a fault, and quotes the setting as it is written, unless it is sound. */
    void unless(boolean sound, String property, String wanted) {
        if (!sound) {
            add(
                    property,
                    wanted,
                    written.bind(property, String.class).map(Faults::quoted).orElse("nothing"));
        }
    }

    /** {@return the text on one line, in quotes, without secrets} */
    static String quoted(String text) {
        String safe = Redactor.shared().redact(text.strip());
        return '"' + (safe.length() > LONGEST_QUOTE ? safe.substring(0, LONGEST_QUOTE) + "…" : safe) + '"';
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Ends the start of the application when something is wrong. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(found);
        }
    }
}
