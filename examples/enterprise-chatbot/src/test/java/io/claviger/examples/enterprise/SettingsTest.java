package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** S3-CFG-1: environment variables, then {@code .env}, then defaults. */
class SettingsTest {
    private static final String MODEL = "claviger.providers.bedrock.model";

    @TempDir
    private Path folder;

    /** Reads the settings as the application does, in an environment with these variables. */
    private Binder settings(String file, Map<String, Object> variables) throws IOException {
        Path env = Files.writeString(folder.resolve(".env"), file);
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        SpringApplication application = new SpringApplication(SettingsTest.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context =
                application.run("--chatbot.env-file=" + env, "--logging.file.name=", "--logging.level.root=off")) {
            return Binder.get(context.getEnvironment());
        }
    }

    private static String text(Binder settings, String name) {
        return settings.bind(name, String.class).orElse("not set");
    }

    @Test
    @DisplayName("S3-CFG-1: a variable comes before .env, and .env before the default")
    void theHierarchyIsTheSeeds() throws IOException {
        String file = "CLAVIGER_PROVIDERS_BEDROCK_MODEL=from.file\nCLAVIGER_CHAIN=bedrock,groq\nAWS_REGION=eu-west-1\n";

        Binder defaults = settings("", Map.of());
        Binder fromFile = settings(file, Map.of());
        Binder fromBoth = settings(file, Map.of("CLAVIGER_PROVIDERS_BEDROCK_MODEL", "from.environment"));

        assertThat(text(defaults, MODEL)).isEqualTo("not set");
        assertThat(text(defaults, "claviger.chain")).isEqualTo("bedrock");
        assertThat(text(fromFile, MODEL)).isEqualTo("from.file");
        assertThat(text(fromFile, "claviger.host-keys")).isEqualTo("bedrock,groq");
        assertThat(text(fromBoth, MODEL)).isEqualTo("from.environment");
        assertThat(text(fromBoth, "claviger.chain")).isEqualTo("bedrock,groq");
    }

    @Test
    void theFileIsReadAsShellsReadIt() throws IOException {
        Binder settings = settings("""
                # CLAVIGER_CHAIN=groq
                export SERVER_PORT = 9000
                CHATBOT_INSTRUCTIONS="Be kind; a = b # c"
                CHATBOT_PASSWORDPEPPER='it"s'
                this is no setting
                SPRING_DATASOURCE_URL=jdbc:postgresql://db/chatbot?user=a&password=b=
                SPRING_PROFILES_ACTIVE=production
                """, Map.of());

        assertThat(text(settings, "claviger.chain")).isEqualTo("bedrock");
        assertThat(text(settings, "server.port")).isEqualTo("9000");
        assertThat(text(settings, "chatbot.instructions")).isEqualTo("Be kind; a = b # c");
        assertThat(text(settings, "chatbot.password-pepper")).isEqualTo("it\"s");
        assertThat(text(settings, "spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://db/chatbot?user=a&password=b=");
        assertThat(text(settings, "server.servlet.session.cookie.name")).isEqualTo("__Host-session");
    }
}
