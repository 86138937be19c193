package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What production refuses, and what counts as production. */
class ProductionTest {
    private static final String SECRET = "claviger.session-secret=0123456789abcdef0123456789abcdef";
    private static final String WANTED_SECRET =
            "wanted at least 32 bytes, set here or as SESSION_SECRET, such as" + " `openssl rand -base64 48` makes";

    private final ApplicationContextRunner runner = Contexts.runner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claviger.production=true     | true  | claviger.production is true",
                "claviger.production=yes      | true  | claviger.production is true",
                "claviger.production=false    | false | claviger.production is false",
                "spring.profiles.active=prod  | true  | the profile prod is active",
                "spring.profiles.active=production,x | true | the profile production is active",
                "spring.profiles.active=dev   | false | nothing says production",
                "NODE_ENV=production          | true  | NODE_ENV is production",
                "NODE_ENV=development         | false | nothing says production",
                "other=thing                  | false | nothing says production"
            })
    void productionIsSaidOrRecognised(String setting, boolean on, String reason) {
        runner.withPropertyValues(SECRET, setting).run(context -> {
            ProductionMode mode = context.getBean(ProductionMode.class);

            assertThat(mode.isOn()).isEqualTo(on);
            assertThat(mode.reason()).isEqualTo(reason);
            assertThat(mode).hasToString("ProductionMode[" + (on ? "on" : "off") + ", " + reason + "]");
        });
    }

    @Test
    void productionCanBeDeniedDespiteTheProfile() {
        runner.withPropertyValues("spring.profiles.active=prod", "claviger.production=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void productionNeedsASecretAndAQuietJdk() {
        String refusal = Contexts.refusal(runner.withPropertyValues("NODE_ENV=production", "claviger.sealing=none")
                .withSystemProperties(
                        "jdk.httpclient.HttpClient.log=errors,Headers", "jdk.internal.httpclient.debug=true"));

        assertThat(refusal.lines())
                .containsExactly(
                        "Claviger cannot start because of 4 settings:",
                        "  - claviger.sealing: wanted one of gcm, cbc; found \"none\".",
                        "  - claviger.session-secret: " + WANTED_SECRET
                                + "; found nothing, while NODE_ENV is production.",
                        "  - jdk.httpclient.HttpClient.log: wanted no logging of requests in production, since it prints"
                                + " users' keys; found \"errors,Headers\".",
                        "  - jdk.internal.httpclient.debug: wanted no logging of requests in production, since it prints"
                                + " users' keys; found \"true\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.httpclient.HttpClient.log=requests",
                "jdk.httpclient.HttpClient.log=headers",
                "jdk.httpclient.HttpClient.log=all",
                "jdk.httpclient.HttpClient.log=content",
                "jdk.httpclient.HttpClient.log=trace",
                "jdk.httpclient.HttpClient.log=errors, frames:control",
                "jdk.internal.httpclient.debug=true",
                "jdk.internal.httpclient.debug=err",
                "jdk.internal.httpclient.hpack.debug=true",
                "jdk.internal.httpclient.hpack.log.level=EXTRA"
            })
    void everySwitchThatPrintsRequestsIsRefused(String property) {
        String name = property.substring(0, property.indexOf('='));

        String refusal = Contexts.refusal(
                runner.withPropertyValues(SECRET, "claviger.production=true").withSystemProperties(property));

        assertThat(refusal).contains("because of 1 setting:", "  - " + name + ": wanted no logging of requests");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.httpclient.HttpClient.log=errors,ssl,channel",
                "jdk.httpclient.HttpClient.log=",
                "jdk.internal.httpclient.debug=false"
            })
    void switchesThatPrintNoRequestAreFine(String property) {
        runner.withPropertyValues(SECRET, "claviger.production=true")
                .withSystemProperties(property)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void outsideOfProductionOneLineWarns() {
        try (LogLines log = new LogLines()) {
            runner.withPropertyValues(SECRET)
                    .withSystemProperties(
                            "jdk.httpclient.HttpClient.log=all", "jdk.internal.httpclient.hpack.debug=true")
                    .run(context -> assertThat(context).hasNotFailed());

            assertThat(log.lines())
                    .containsExactly("WARN The JDK logs HTTP requests, users' keys included:"
                            + " [jdk.httpclient.HttpClient.log, jdk.internal.httpclient.hpack.debug]."
                            + " Production refuses to start so.");
        }
    }

    @ParameterizedTest
    @CsvSource({"x, 1 byte", "0123456789abcdef0123456789abcde, 31 bytes", "äöüß, 8 bytes"})
    void aShortSecretIsRefusedEverywhereAndNotRepeated(String secret, String found) {
        String refusal = Contexts.refusal(runner.withPropertyValues("SESSION_SECRET=" + secret));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n" + "  - claviger.session-secret: "
                        + WANTED_SECRET + "; found " + found + ".");
    }

    @Test
    void thePropertyGoesBeforeTheVariableAndAnEmptyOneIsNone() {
        runner.withPropertyValues(SECRET, "SESSION_SECRET=short")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withPropertyValues("SESSION_SECRET=", "claviger.session-secret=")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
