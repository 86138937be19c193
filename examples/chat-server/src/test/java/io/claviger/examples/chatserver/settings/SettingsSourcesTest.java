package io.claviger.examples.chatserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("S3-CFG-1: command line > environment > .env > the files of the profile > application.yaml")
class SettingsSourcesTest {
    private static final String HEARTBEAT = "claviger.http.heartbeat";
    private static final String VARIABLE = "CLAVIGER_HTTP_HEARTBEAT";

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        Path path = folder.resolve(".env");
        Files.writeString(path, VARIABLE + "=3s\nSPRING_APPLICATION_NAME=from the file\n");
        file = "--claviger.env-file=" + path;
    }

    @Test
    void applicationYamlIsTheDefault() {
        assertThat(Started.with("--claviger.env-file=").setting(HEARTBEAT)).isEqualTo("1s");
    }

    @Test
    void fileWinsOverApplicationYaml() {
        assertThat(Started.with(file).setting(HEARTBEAT)).isEqualTo("3s");
        assertThat(Started.with(file).setting("spring.application.name")).isEqualTo("from the file");
    }

    @Test
    void environmentWinsOverTheFile() {
        assertThat(Started.with(file).variable(VARIABLE, "4s").setting(HEARTBEAT))
                .isEqualTo("4s");
    }

    @Test
    void commandLineWinsOverTheEnvironment() {
        assertThat(Started.with(file, "--" + HEARTBEAT + "=5s")
                        .variable(VARIABLE, "4s")
                        .setting(HEARTBEAT))
                .isEqualTo("5s");
    }

    @Test
    void fileWinsOverTheFilesOfAProfile() throws IOException {
        Files.writeString(folder.resolve(".env"), "LOGGING_FILE_NAME=target/test-logs/other.log\n");
        String logs = "logging.file.name";

        assertThat(Started.production().setting(logs)).isEqualTo("logs/chat-server.log");
        assertThat(Started.production(file).setting(logs)).isEqualTo("target/test-logs/other.log");
    }

    @Test
    void fileMayDecideTheProfile() throws IOException {
        Files.writeString(
                folder.resolve(".env"),
                "NODE_ENV=production\nSESSION_SECRET=from the file, long enough for all\n"
                        + "CLAVIGER_SECURITY_TOKENSECRET=another from the file, long enough for all\n"
                        + "SPRING_MAIL_HOST=mail.example.org\nLOGGING_FILE_NAME=target/test-logs/other.log\n");

        assertThat(Started.with(file).profiles()).containsExactly("production");
    }

    @Test
    @DisplayName("S4-CFG-1: development unless something says production")
    void oneOfTwoProfilesIsAlwaysActive() {
        String none = "--claviger.env-file=";
        assertThat(Started.with(none).profiles()).containsExactly("development");
        assertThat(Started.with(none, "--spring.profiles.active=demo").profiles())
                .containsExactlyInAnyOrder("development", "demo");
        assertThat(Started.with(none).variable("NODE_ENV", "development").profiles())
                .containsExactly("development");
        assertThat(Started.production("--logging.file.name=target/test-logs/other.log")
                        .profiles())
                .containsExactly("production");
        assertThat(Started.production("--logging.file.name=target/test-logs/other.log", "--spring.profiles.active=prod")
                        .profiles())
                .containsExactlyInAnyOrder("production", "prod");
    }
}
