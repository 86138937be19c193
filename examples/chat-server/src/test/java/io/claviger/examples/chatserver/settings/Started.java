package io.claviger.examples.chatserver.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Starts what reads the settings, and nothing else of the server. */
final class Started {
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final String[] arguments;

    private Started(String... arguments) {
        this.arguments = arguments;
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SettingsConfiguration.class)
    static class Settings {}

    /** With these command line arguments. */
    static Started with(String... arguments) {
        return new Started(arguments);
    }

    /** With an environment of this variable and those set before. */
    Started variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Reads a setting as the server would. */
    String setting(String name) {
        return start(context -> String.valueOf(context.getEnvironment().getProperty(name)));
    }

    List<String> profiles() {
        return start(context -> List.of(context.getEnvironment().getActiveProfiles()));
    }

    /** {@return why the start is refused, or an empty text} */
    String refusal(Class<?>... more) {
        try {
            start(context -> "", more);
            return "";
        } catch (InvalidSettingsException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private <T> T start(Function<ConfigurableApplicationContext, T> use, Class<?>... more) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .sources(more)
                .environment((ConfigurableEnvironment) environment)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(arguments)) {
            return use.apply(context);
        }
    }

    /** What production demands, and nothing else. */
    static Started production(String... more) {
        boolean file = Stream.of(more).anyMatch(one -> one.startsWith("--claviger.env-file"));
        return with(Stream.concat(Stream.of(file ? "--x" : "--claviger.env-file="), Stream.of(more))
                        .toArray(String[]::new))
                .variable("NODE_ENV", "production")
                .variable("SESSION_SECRET", "a session secret of this test, which is long enough")
                .variable("CLAVIGER_SECURITY_TOKENSECRET", "a token secret of this test, which is long enough")
                .variable("SPRING_MAIL_HOST", "mail.example.org");
    }

    /** Makes the typed settings of the whole server known to the check. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({
        io.claviger.examples.chatserver.edge.EdgeProperties.class,
        io.claviger.examples.chatserver.chat.ChatProperties.class,
        io.claviger.examples.chatserver.security.SecurityProperties.class
    })
    static class Typed {}
}
