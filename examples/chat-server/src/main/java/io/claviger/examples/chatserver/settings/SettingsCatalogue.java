package io.claviger.examples.chatserver.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of all settings under {@code claviger.}, as the compiler has written them down for editors. Stateless. */
final class SettingsCatalogue {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";
    private static final String PREFIX = "claviger.";

    private SettingsCatalogue() {}

    /** {@return each name, and whether names of one's own choice follow below it} */
    static Map<String, Boolean> names(@Nullable ClassLoader loader) {
        ClassLoader files = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        Map<String, Boolean> names = new TreeMap<>();
        try {
            for (URL file : Collections.list(files.getResources(FILE))) {
                try (InputStream content = file.openStream()) {
                    String json = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    if (json.contains('"' + PREFIX)) {
                        collect(json, names);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue of settings cannot be read.", e);
        }
        return names;
    }

    private static void collect(String json, Map<String, Boolean> names) {
        for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
            String name = property.path("name").asString("");
            if (name.startsWith(PREFIX)) {
                names.put(name, property.path("type").asString("").startsWith("java.util.Map"));
            }
        }
    }
}
