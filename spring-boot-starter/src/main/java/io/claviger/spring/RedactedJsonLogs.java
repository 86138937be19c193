package io.claviger.spring;

import io.claviger.redact.Redactor;
import java.util.stream.Collectors;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Takes secrets out of every text of structured logs ({@code logging.structured.format.console} and {@code .file}), whoever
 * logs it and at whatever level. Named in {@code spring.factories}, since logs begin before there are beans; so the
 * redactor is the one of the process.
 */
final class RedactedJsonLogs implements StructuredLoggingJsonMembersCustomizer<Object> {
    RedactedJsonLogs() {}

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, RedactedJsonLogs::redacted));
    }

    /** Line by line: the redactor makes one line of what it is given, and a stack trace has many. */
    private static String redacted(String text) {
        if (text.indexOf('\n') < 0) {
            return Redactor.shared().redact(text);
        }
        return text.lines().map(Redactor.shared()::redact).collect(Collectors.joining("\n"));
    }
}
