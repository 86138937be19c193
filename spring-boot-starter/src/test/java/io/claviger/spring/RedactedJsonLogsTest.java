package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.claviger.key.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** Structured logs of an application hold no key, without any setting. */
class RedactedJsonLogsTest {
    private static final String KEY = "unfamiliar-key-of-some-user-0123456789";

    private static String line(String format, String message, Throwable failure) {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), new MockEnvironment());
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(format);
        encoder.start();
        LoggingEvent event =
                new LoggingEvent("any", context.getLogger("any.logger"), Level.WARN, message, failure, new Object[0]);
        event.setMDCPropertyMap(Map.of("asked", KEY));
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash", "gelf"})
    @DisplayName("S0-KEY-8: message, context and stack trace pass the redactor")
    void everyTextPassesTheRedactor(String format) {
        try (KeyRing keys = KeyRing.of("groq", KEY.toCharArray())) {
            assertThat(keys.size()).isOne();

            String line = line(format, "refused: " + KEY, new IllegalStateException("quoted: " + KEY));

            assertThat(line).doesNotContain(KEY).contains("refused: [key:", "quoted: [key:", "any.logger");
            assertThat(line).contains("(RedactedJsonLogsTest.java:");
        }
    }

    @Test
    void aStackTraceKeepsItsLines() {
        String line = line("ecs", "Broken.", new IllegalStateException("first"));

        assertThat(line).contains("first\\n\\tat ").doesNotContain("\\\\n");
    }
}
