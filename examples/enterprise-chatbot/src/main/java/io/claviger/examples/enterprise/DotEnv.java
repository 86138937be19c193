package io.claviger.examples.enterprise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads {@code .env} of the working directory as if it were the environment, right below it (S3-CFG-1): environment, then
 * {@code .env}, then defaults. Names work as they do in the environment, such as {@code CLAVIGER_CHAIN}, which is why this
 * is no {@code spring.config.import}.
 */
final class DotEnv implements EnvironmentPostProcessor, Ordered {
    static final String FILE = "chatbot.env-file";

    /** What Spring recognises as an environment's names is called so at its end. */
    static final String SOURCE = "dotenv-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(\"[^\"]*\"|'[^']*'|.*?)\\s*");

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE; // before application.yaml is read, so that a profile may be set here
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Path file = Path.of(environment.getProperty(FILE, ".env"));
        if (Files.isRegularFile(file)) {
            environment
                    .getPropertySources()
                    .addAfter(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(SOURCE, read(file)));
        }
    }

    private static Map<String, Object> read(Path file) {
        Map<String, Object> values = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) { // a comment is no name and a sign
                    values.put(matcher.group(1), unquoted(matcher.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read as UTF-8.", e);
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
