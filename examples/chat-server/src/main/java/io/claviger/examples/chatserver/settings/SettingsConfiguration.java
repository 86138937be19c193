package io.claviger.examples.chatserver.settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Has the settings checked before anything else is made. */
@Configuration(proxyBeanMethods = false)
public final class SettingsConfiguration {
    private SettingsConfiguration() {}

    @Bean
    static SettingsCheck chatServerSettingsCheck(ConfigurableEnvironment environment) {
        return new SettingsCheck(environment);
    }
}
