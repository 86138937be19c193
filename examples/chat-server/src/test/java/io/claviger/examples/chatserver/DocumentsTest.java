package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.security.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** What is written for operators and programmers is what the server has. */
class DocumentsTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(claviger\\.[^`]+)` \\| ([^|]*) \\| ([^|]*) \\|$");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^#? ?([A-Z][A-Z0-9_]+)=");
    private static final Set<String> OTHERS = Set.of("NODE_ENV", "SESSION_SECRET", "POSTGRES_PASSWORD");

    private static List<JsonNode> properties() throws IOException {
        List<JsonNode> all = new java.util.ArrayList<>();
        ClassLoader loader = DocumentsTest.class.getClassLoader();
        for (URL file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = file.openStream()) {
                JsonNode json =
                        Client.json(new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                json.path("properties").forEach(all::add);
            }
        }
        return all;
    }

    private static boolean isOurs(JsonNode property) {
        String type = property.path("sourceType").asString("");
        return property.path("name").asString().startsWith("claviger.")
                && (type.isEmpty() || type.startsWith("io.claviger.examples."));
    }

    /** What application.yaml says counts more than what the code says. */
    private static String row(JsonNode property, Properties file) {
        JsonNode value = property.path("defaultValue");
        String code = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString("");
        String text = file.getProperty(property.path("name").asString(), code);
        return "| `" + property.path("name").asString() + "` | " + (text.isEmpty() ? "none" : "`" + text + "`") + " | "
                + property.path("description")
                        .asString("")
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replace("|", "or") + " |";
    }

    @Test
    void tableOfTheReadmeHoldsEverySettingOfTheServer() throws IOException {
        TreeMap<String, String> expected = new TreeMap<>();
        YamlPropertiesFactoryBean file = new YamlPropertiesFactoryBean();
        file.setResources(new ClassPathResource("application.yaml"));
        Properties defaults = Objects.requireNonNull(file.getObject());
        properties().stream()
                .filter(DocumentsTest::isOurs)
                .forEach(one -> expected.put(one.path("name").asString(), row(one, defaults)));
        TreeMap<String, String> table = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            table.put(row.group(1), row.group());
        }

        assertThat(table.values())
                .as("the table should be:%n%n%s%n", String.join("\n", expected.values()))
                .containsExactlyElementsOf(expected.values());
    }

    @Test
    void variablesOfTheExamplesAreSettings() throws IOException {
        Set<String> known = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        for (JsonNode property : properties()) {
            String plain = property.path("name")
                    .asString()
                    .replaceAll("[^A-Za-z0-9]", "")
                    .toLowerCase(Locale.ROOT);
            (property.path("type").asString("").startsWith("java.util.Map") ? open : known).add(plain);
        }
        Set<String> variables = new TreeSet<>();
        Matcher written = VARIABLE.matcher(Files.readString(DEPLOY.resolve(".env.example")));
        while (written.find()) {
            variables.add(written.group(1));
        }
        variables.addAll(chat("environment"));
        variables.removeAll(OTHERS);

        assertThat(variables).hasSizeGreaterThan(10).allSatisfy(variable -> {
            String plain = variable.replace("_", "").toLowerCase(Locale.ROOT);
            assertThat(known.contains(plain) || open.stream().anyMatch(plain::startsWith))
                    .as("%s is a setting", variable)
                    .isTrue();
        });
    }

    private static Set<String> chat(String part) throws IOException {
        return ((Map<?, ?>) ((Map<?, ?>) services().get("chat")).get(part))
                .keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static Map<?, ?> services() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(DEPLOY.resolve("compose.yaml")));
        return (Map<?, ?>) compose.get("services");
    }

    @Test
    void composeNamesFilesThatAreThere() throws IOException {
        Map<?, ?> services = services();
        assertThat(services.keySet()).isEqualTo(Set.of("nginx", "chat", "database"));
        Map<?, ?> build = (Map<?, ?>) ((Map<?, ?>) services.get("chat")).get("build");
        Path context = DEPLOY.resolve(String.valueOf(build.get("context"))).normalize();
        assertThat(Path.of("").toAbsolutePath().resolve(context).resolve(String.valueOf(build.get("dockerfile"))))
                .exists();
        assertThat((List<?>) ((Map<?, ?>) services.get("nginx")).get("volumes"))
                .anyMatch(volume -> String.valueOf(volume).startsWith("./nginx.conf:"));
        assertThat(DEPLOY.resolve("nginx.conf")).exists();
        // Nobody but nginx is reached from outside.
        assertThat(((Map<?, ?>) services.get("chat")).containsKey("ports")).isFalse();
        assertThat(((Map<?, ?>) services.get("database")).containsKey("ports")).isFalse();
    }

    @Test
    void everyRouteIsInTheDocumentOfTheInterface() throws IOException {
        String document = Files.readString(Path.of("API.md")).replaceAll("\\{[^}]*}", "{}");

        assertThat(Routes.ALL)
                .allSatisfy(route -> assertThat(document)
                        .as("%s %s in API.md", route.method(), route.pattern())
                        .contains(route.pattern().replace("/**", "").replaceAll("\\{[^}]*}", "{}")));
    }
}
