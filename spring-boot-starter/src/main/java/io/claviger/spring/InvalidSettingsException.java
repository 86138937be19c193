package io.claviger.spring;

import java.util.List;
import java.util.stream.Collectors;

/** The application cannot start with these settings. Holds all faults, never a secret. */
final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Transient: a list need not be serializable, and the message says all. */
    private final transient List<Fault> faults;

    InvalidSettingsException(List<Fault> faults) {
        super(describe(faults));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    private static String describe(List<Fault> faults) {
        String settings = faults.size() == 1 ? "1 setting" : faults.size() + " settings";
        return faults.stream()
                .map(fault -> "  - " + fault)
                .collect(Collectors.joining("\n", "Claviger cannot start because of " + settings + ":\n", ""));
    }
}
