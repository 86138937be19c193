package io.claviger.examples.chatserver.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.claviger.redact.Redactor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes secrets out of every text of a structured log line: message, stack trace, context and pairs. Named in
 * {@code application.yaml}, made by Spring Boot.
 */
public final class RedactedJson implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {
    /** Made by Spring Boot. */
    public RedactedJson() {}

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, RedactedJson::redacted));
    }

    /** Line by line: the redactor makes one line of what it is given. JSON escapes the ends of lines. */
    private static @Nullable String redacted(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.lines().map(Redactor.shared()::redact).collect(Collectors.joining("\n"));
    }
}
