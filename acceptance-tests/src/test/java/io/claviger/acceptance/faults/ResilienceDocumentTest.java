package io.claviger.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResilienceDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "resilience.md");
    private static final Pattern REGION = Pattern.compile("(?s)<!-- faults: begin -->\n(.*?)<!-- faults: end -->");

    @Test
    void theDocumentShowsTheTableThatIsTested() throws IOException {
        Matcher region = REGION.matcher(Files.readString(DOCUMENT));

        assertThat(region.find()).isTrue();
        assertThat(region.group(1))
                .as("the region of docs/resilience.md; when the table was changed on purpose, copy it from here")
                .isEqualTo(table());
    }

    private static String table() {
        String head = "| what goes wrong at the first service | kind | calls to it | calls to the fallback |"
                + " the caller gets | the first key afterwards | time |\n"
                + "|---|---|---|---|---|---|---|\n";
        return FaultTable.lines().stream()
                .map(line -> line.markdown() + "\n")
                .collect(Collectors.joining("", head, ""));
    }
}
