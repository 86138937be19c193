package io.claviger.examples.chatserver.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.claviger.redact.Redactor;
import java.util.stream.Collectors;

/** Logback's {@code %msg} without secrets and on one line, whoever logs it and at whatever level. */
public final class RedactedMessage extends MessageConverter {
    private static final String START_FAILURES = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    /** Made by Logback, see {@code logback-spring.xml}. */
    public RedactedMessage() {}

    @Override
    public String convert(ILoggingEvent event) {
        String message = super.convert(event);
        if (message == null) {
            return "";
        }
        // Why a start failed is a page for a person; it quotes nothing from outside but settings, each on one line.
        return event.getLoggerName().equals(START_FAILURES)
                ? message.lines().map(Redactor.shared()::redact).collect(Collectors.joining("\n"))
                : Redactor.shared().redact(message);
    }
}
