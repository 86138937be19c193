package io.claviger.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints faults of the settings without a stack trace. */
final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        String them = cause.faults().size() == 1 ? "this setting" : "these settings, all of them are listed";
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct " + them + ". The README of claviger-spring-boot-starter has a table of all settings.",
                rootFailure);
    }
}
