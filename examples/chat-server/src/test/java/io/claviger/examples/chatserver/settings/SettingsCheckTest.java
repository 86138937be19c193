package io.claviger.examples.chatserver.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spring.ClavigerAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

@DisplayName("S4-CFG-1: settings are typed and checked at start")
class SettingsCheckTest {
    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ClavigerAutoConfiguration.class)
    static class Library {}

    @Test
    void allFaultsAreSaidAtOnceTheLibrarysToo() throws IOException {
        Path file = folder.resolve(".env");
        Files.writeString(file, "CLAVIGER_HTTP_HARTBEAT=1s\nhunter2\n");

        String refusal = Started.with(
                        "--claviger.env-file=" + file,
                        "--server.port=http",
                        "--management.server.port=70000",
                        "--claviger.http.require-https=perhaps",
                        "--claviger.http.all-failed-status=sometimes",
                        "--claviger.http.heartbeat=0s",
                        "--claviger.http.body-timeout=soon",
                        "--claviger.http.trusted-proxies=.*",
                        "--claviger.http.allowed-origins=chat.example.org,https://chat.example.org",
                        "--claviger.securty.guests=true",
                        "--claviger.security.token-secret=hunter2",
                        "--claviger.timeouts.connect=soon",
                        "--claviger.session-secret=hunter3",
                        "--claviger.providers.mistral.model=large",
                        "--claviger.entirely.elsewhere=1",
                        "--spring.datasource.url=jdbc:mysql://user:hunter4@db/chat")
                .refusal(Started.Typed.class, Library.class);

        assertThat(refusal.lines())
                .containsExactlyInAnyOrder(
                        "The chat server cannot start because of 17 settings:",
                        "  - .env, line 2 needs NAME=value; found something else.",
                        "  - claviger.entirely.elsewhere needs a setting that is read, the nearest is none of them;"
                                + " found one that nobody reads.",
                        "  - claviger.securty.guests needs a setting that is read, the nearest is"
                                + " claviger.security.guests; found one that nobody reads.",
                        "  - claviger.http.hartbeat needs a setting that is read, the nearest is"
                                + " claviger.http.heartbeat; found one that nobody reads.",
                        "  - claviger.http.require-https needs true or false; found \"perhaps\".",
                        "  - claviger.http.all-failed-status needs one of always-500, by-cause; found \"sometimes\".",
                        "  - claviger.http.body-timeout needs a duration such as 500ms, 10s or 2m; found \"soon\".",
                        "  - server.port needs a whole number; found \"http\".",
                        "  - claviger.timeouts.connect needs a duration such as 500ms, 10s or 2m; found \"soon\".",
                        "  - claviger.providers needs one of gemini, groq, cerebras, openrouter, openai, bedrock, ollama;"
                                + " found \"mistral\".",
                        "  - claviger.session-secret needs at least 32 bytes, set here or as SESSION_SECRET, such as"
                                + " `openssl rand -base64 48` makes; found 7 bytes.",
                        "  - management.server.port needs a port from 0 to 65535; found \"70000\".",
                        "  - claviger.http.heartbeat needs more than 0s and at most 60s; found \"0s\".",
                        "  - claviger.http.trusted-proxies needs the addresses of your proxies alone, for whoever is"
                                + " believed decides whom a limit counts; found \".*\".",
                        "  - claviger.http.allowed-origins[0] needs an origin such as https://chat.example.org, without"
                                + " a path; found \"chat.example.org\".",
                        "  - spring.datasource.url needs jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>;"
                                + " found something else.",
                        "  - claviger.security.token-secret needs at least 32 bytes, such as `openssl rand -base64 48`"
                                + " makes; found 7 bytes.");
    }

    @Test
    @DisplayName("S0-DEP-1, S0-VAL-4: production refuses plain HTTP and missing secrets")
    void productionIsStrict() {
        String refusal = Started.with(
                        "--claviger.env-file=",
                        "--claviger.http.require-https=false",
                        "--claviger.http.allowed-origins=http://chat.example.org",
                        "--spring.datasource.url=jdbc:sqlite::memory:",
                        "--logging.file.name=target/test-logs/other.log",
                        "--logging.structured.format.file=logfmt")
                .variable("NODE_ENV", "production")
                .refusal(Started.Typed.class, Library.class);

        assertThat(refusal.lines())
                .containsExactly(
                        "The chat server cannot start because of 9 settings:",
                        "  - claviger.session-secret needs at least 32 bytes, set here or as SESSION_SECRET, such as"
                                + " `openssl rand -base64 48` makes; found nothing, while the profile production is active.",
                        "  - claviger.http.allowed-origins[0] needs an origin such as https://chat.example.org, without"
                                + " a path; found \"http://chat.example.org\".",
                        "  - claviger.http.require-https needs true or nothing while the profile production is active; found"
                                + " \"false\".",
                        "  - spring.datasource.url needs a file or PostgreSQL in production; found a database that ends"
                                + " with the process.",
                        "  - claviger.security.token-secret needs at least 32 bytes, such as `openssl rand -base64 48`"
                                + " makes; found nothing, while the profile production is active.",
                        "  - claviger.accounts.public-url needs the address of the page for users, such as"
                                + " https://chat.example.org: mails link there; found nothing.",
                        "  - claviger.accounts.mail-from needs the sender of mails, such as chat@example.org; found"
                                + " nothing.",
                        "  - spring.mail.host needs the host of a mail server: nobody can verify an address or reset a"
                                + " password without; found nothing.",
                        "  - logging.structured.format.file needs one of ecs, logstash, gelf; found \"logfmt\".");
    }

    @Test
    void numbersAndDurationsOutOfTheirBoundsAreSaidLikeTheRest() {
        String refusal = Started.with(
                        "--claviger.env-file=",
                        "--claviger.accounts.bcrypt-cost=99",
                        "--claviger.accounts.session-idle=0s",
                        "--claviger.accounts.remembered-lifetime=-1s",
                        "--claviger.key-sessions.absolute=0s",
                        "--claviger.key-sessions.per-user=0",
                        "--claviger.limits.answer.requests=0",
                        "--claviger.limits.mail.window=25h")
                .refusal(Started.Typed.class);

        assertThat(refusal.lines())
                .containsExactly(
                        "The chat server cannot start because of 7 settings:",
                        "  - claviger.accounts.bcrypt-cost needs a number from 4 to 16; found \"99\".",
                        "  - claviger.accounts.session-idle needs more than 0s and at most 31622400s; found \"0s\".",
                        "  - claviger.accounts.remembered-lifetime needs more than 0s and at most 31622400s; found"
                                + " \"-1s\".",
                        "  - claviger.key-sessions.absolute needs more than 0s and at most 31622400s; found \"0s\".",
                        "  - claviger.key-sessions.per-user needs a number from 1 to 1000; found \"0\".",
                        "  - claviger.limits.answer.requests needs a number from 1 to 1000000; found \"0\".",
                        "  - claviger.limits.mail.window needs more than 0s and at most 86400s; found \"25h\".");
    }

    @Test
    void productionWithAllThatIsNeededStarts() {
        assertThat(Started.production("--logging.file.name=target/test-logs/other.log")
                        .refusal(Started.Typed.class, Library.class))
                .isEmpty();
    }

    @Test
    void twoSecretsAreNotOne() {
        assertThat(Started.with("--claviger.env-file=")
                        .variable("SESSION_SECRET", "one secret for everything, which is long enough")
                        .variable("CLAVIGER_SECURITY_TOKENSECRET", "one secret for everything, which is long enough")
                        .refusal(Started.Typed.class))
                .contains("claviger.security.token-secret needs a secret of its own; found the session secret again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLAVIGER_PORT", "CLAVIGER_SERVICE_HOST"})
    void whatAPlatformPutsIntoTheEnvironmentEndsNothing(String name) {
        assertThat(Started.with("--claviger.env-file=")
                        .variable(name, "tcp://10.0.0.1:80")
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--claviger.rate-limit.requests=3",
                "--claviger.rateLimit.requests=3",
                "--claviger.chain[0]=groq",
                "--claviger.compatible.local.base-url=http://localhost:1/v1",
                "--claviger.http.trusted-proxies=10\\.0\\.0\\.1"
            })
    void everyWayToWriteANameIsKnown(String argument) {
        assertThat(Started.with("--claviger.env-file=", argument).refusal()).isEmpty();
    }

    @Test
    void everyVariableOfTheEnvironmentIsKnownInBothSpellings() {
        assertThat(Started.with("--claviger.env-file=")
                        .variable("CLAVIGER_RATE_LIMIT_REQUESTS", "many")
                        .variable("CLAVIGER_RATELIMIT_WINDOW", "long")
                        .refusal())
                .isEmpty();
    }
}
