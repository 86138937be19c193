package io.claviger.examples.chatserver.usage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes counters as comma-separated values (RFC 4180). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, which makes it a text again (OWASP, CSV Injection). Stateless.
 */
final class UsageCsv {
    private static final String HEAD = "day,provider,model,source,requests,errors,inputTokens,outputTokens\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private UsageCsv() {}

    static String of(List<UsageLine> lines) {
        return lines.stream().map(UsageCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(UsageLine line) {
        return Stream.of(
                                text(line.day()),
                                text(line.provider()),
                                text(line.model()),
                                text(line.source()),
                                Long.toString(line.requests()),
                                Long.toString(line.errors()),
                                Long.toString(line.inputTokens()),
                                Long.toString(line.outputTokens()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** {@return a cell that is a text and nothing else} */
    static String text(@Nullable String value) {
        String text = Objects.requireNonNullElse(value, "");
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.chars().anyMatch(character -> character == ',' || character == '"' || character < ' ')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
