package io.claviger.examples.chatserver.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints faults of the settings without a stack trace. Made by Spring Boot, see {@code spring.factories}. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set them in the environment, in the file .env or on the command line. The README of the chat server has a"
                        + " table of all settings.",
                rootFailure);
    }
}
