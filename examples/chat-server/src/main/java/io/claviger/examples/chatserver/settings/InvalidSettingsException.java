package io.claviger.examples.chatserver.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The server cannot start with these settings. The message holds all faults, never a secret. */
final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> faults) {
        super(faults.stream()
                .map(fault -> "  - " + fault)
                .collect(Collectors.joining(
                        "\n",
                        "The chat server cannot start because of "
                                + (faults.size() == 1 ? "1 setting" : faults.size() + " settings") + ":\n",
                        "")));
    }
}
