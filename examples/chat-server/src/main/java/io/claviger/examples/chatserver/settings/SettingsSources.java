package io.claviger.examples.chatserver.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Puts the {@code .env} file right behind the environment, and makes the profile {@code production} or {@code development}
 * active. Spring Boot's own {@code spring.config.import} would do neither: it takes the names in such a file literally and
 * ranks it below the files of a profile (decision 018). Made by Spring Boot, see {@code spring.factories}.
 */
final class SettingsSources implements EnvironmentPostProcessor, Ordered {
    /** The ending lets Spring Boot read the names as those of environment variables. */
    static final String NAME = "env-file-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public int getOrder() {
        // After all that is not read from files (HIGHEST_PRECEDENCE + 5 at the latest), before those files (+ 10).
        return HIGHEST_PRECEDENCE + 8;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        EnvironmentFile file = EnvironmentFile.of(environment);
        if (!file.values().isEmpty()) {
            insert(environment.getPropertySources(), file);
        }
        application.setAdditionalProfiles(Mode.of(environment).isProduction() ? Mode.PRODUCTION : Mode.DEVELOPMENT);
    }

    private static void insert(MutablePropertySources sources, EnvironmentFile file) {
        PropertySource<?> source = new SystemEnvironmentPropertySource(
                NAME, Collections.unmodifiableMap(new LinkedHashMap<String, Object>(file.values())));
        if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addLast(source);
        }
    }
}
