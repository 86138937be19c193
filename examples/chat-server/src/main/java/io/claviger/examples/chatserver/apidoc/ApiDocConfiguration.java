package io.claviger.examples.chatserver.apidoc;

import io.claviger.examples.chatserver.security.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Serves the description at {@code /api/openapi.json}, to whom the table of routes allows it. */
@Configuration(proxyBeanMethods = false)
public class ApiDocConfiguration {
    private static final ClassPathResource NOTES = new ClassPathResource("openapi/routes.yaml");

    @Bean
    OpenApiCustomizer routeDescriptions() {
        return new RouteDescriptions(Routes.ALL, ApiDocConfiguration::notes);
    }

    /** {@return the notes by method and path, with {@code {}} for whatever varies} */
    static Map<String, RouteNote> notes() {
        Map<String, RouteNote> notes = new LinkedHashMap<>();
        try (InputStream file = NOTES.getInputStream()) {
            Map<String, Map<String, Object>> written = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            written.forEach((name, note) -> notes.put(name.replaceAll("\\{[^}]+}", "{}"), RouteNote.of(note)));
        } catch (IOException e) {
            throw new UncheckedIOException("The notes on the routes cannot be read.", e);
        }
        return notes;
    }
}
