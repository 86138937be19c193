package io.claviger.spring;

import io.claviger.knowledge.InvalidKnowledgeException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints faults of the knowledge base's files without a stack trace. */
final class InvalidKnowledgeFailureAnalyzer extends AbstractFailureAnalyzer<InvalidKnowledgeException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidKnowledgeException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct these files below claviger.knowledge.location, all faults are listed.",
                rootFailure);
    }
}
