package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings that editors complete, those of the README and those of the code are the same. */
class MetadataTest {
    private static final Pattern MAP = Pattern.compile("java\\.util\\.Map<java\\.lang\\.String,(.+)>");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(claviger\\.[^`]+)` \\| ([^|]*) \\| ([^|]*) \\|$");

    private final JsonNode metadata = read();

    @Test
    void theTableOfTheReadmeHoldsEverySettingWithItsDefaultAndDescription() throws IOException {
        TreeMap<String, String> table = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            table.put(row.group(1), row.group());
        }

        List<String> expected = rows(table);

        assertThat(table.values())
                .describedAs("the table should be:%n%n%s%n", String.join("\n", expected))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everySettingIsDescribedInSentences() {
        for (JsonNode property : metadata.path("properties")) {
            assertThat(property.path("description").asText())
                    .describedAs(property.path("name").asText())
                    .matches("[A-Z0-9].*\\.");
        }
    }

    @Test
    void editorsAreOfferedTheProvidersThatHaveAModule() {
        for (JsonNode hint : metadata.path("hints")) {
            List<String> offered = hint.path("values").findValuesAsText("value");
            if (!offered.isEmpty()) {
                assertThat(offered).isEqualTo(ProviderModules.NAMES);
            }
        }
        assertThat(metadata.path("hints").findValuesAsText("name"))
                .contains("claviger.chain", "claviger.providers.keys");
    }

    private List<String> rows(TreeMap<String, String> table) {
        List<String> rows = new ArrayList<>();
        for (JsonNode property : metadata.path("properties")) {
            String name = property.path("name").asText();
            Matcher map = MAP.matcher(property.path("type").asText());
            if (map.matches() && map.group(1).startsWith("io.claviger.")) {
                componentsOf(map.group(1)).forEach(component -> {
                    String nested = name + ".<name>." + dashed(component.getName());
                    rows.add(row(nested, defaultOf(component), describedIn(table, nested)));
                });
            } else {
                rows.add(row(
                        name, defaultOf(property), property.path("description").asText()));
            }
        }
        return rows;
    }

    private static String row(String name, String standard, String description) {
        return "| `" + name + "` | " + (standard.isEmpty() ? "not set" : "`" + standard + "`") + " | " + description
                + " |";
    }

    /** What the metadata cannot describe, below a map, is described by the table itself: some sentence must be there. */
    private static String describedIn(TreeMap<String, String> table, String name) {
        Matcher row = ROW.matcher(table.getOrDefault(name, ""));
        return row.matches() && !row.group(3).isBlank() ? row.group(3) : "A sentence.";
    }

    private static String defaultOf(JsonNode property) {
        return property.path("defaultValue").asText("");
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue standard = parameter.getAnnotation(DefaultValue.class);
        return standard == null ? "" : String.join(",", standard.value());
    }

    private static Set<Parameter> componentsOf(String type) {
        try {
            Constructor<?>[] constructors = Class.forName(type).getDeclaredConstructors();
            assertThat(constructors).hasSize(1);
            return new LinkedHashSet<>(List.of(constructors[0].getParameters()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static JsonNode read() {
        try (InputStream file =
                MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
