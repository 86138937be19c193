package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** C36: the host's own keys come from its environment, where the host says so and nowhere else. */
class HostKeysTest {
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN+of/a/session==";

    private final FakeProviderServer server = FakeProviderServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private ApplicationContextRunner runner(String... settings) {
        return Contexts.runner()
                .withPropertyValues("claviger.providers.bedrock.base-url=" + server.baseUrl(WireDialect.BEDROCK))
                .withPropertyValues(settings);
    }

    private RecordedRequest asked(String... settings) {
        runner(settings).run(context -> {
            assertThat(context).hasNotFailed();
            try (KeyRing keys = context.getBean(HostKeys.class).open()) {
                context.getBean(FallbackChat.class).send(ChatRequest.of("Who pays?"), keys);
            }
            assertThat(context.getBean(KeyVault.class).openRings()).isZero();
        });
        return server.requests().get(0);
    }

    @Test
    void anAccessKeySignsForTheRegionOfTheEnvironment() {
        RecordedRequest request = asked(
                "claviger.chain=bedrock",
                "claviger.host-keys=bedrock",
                "AWS_ACCESS_KEY_ID=" + ID,
                "AWS_SECRET_ACCESS_KEY=" + SECRET,
                "AWS_SESSION_TOKEN=",
                "AWS_DEFAULT_REGION=eu-central-1");

        assertThat(request.key()).contains(ID + ":" + SECRET);
        assertThat(request.header("authorization").orElse("")).contains("/eu-central-1/bedrock/aws4_request");
        assertThat(request.path()).contains("/model/eu.amazon.nova");
    }

    @Test
    void temporaryCredentialsTakeTheirTokenAlong() {
        FakeProviderServer.know("ASIAIOSFODNN7EXAMPLE:" + SECRET + ":" + TOKEN);

        RecordedRequest request = asked(
                "claviger.chain=bedrock",
                "claviger.host-keys=bedrock",
                "claviger.providers.bedrock.region=us-west-2",
                "AWS_REGION=eu-central-1",
                "AWS_ACCESS_KEY_ID=ASIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY=" + SECRET,
                "AWS_SESSION_TOKEN=" + TOKEN);

        assertThat(request.header("x-amz-security-token")).contains(TOKEN);
        assertThat(request.header("authorization").orElse("")).contains("/us-west-2/bedrock/aws4_request");
    }

    @Test
    void aKeyForBedrockComesBeforeAnAccessKey() {
        RecordedRequest request = asked(
                "claviger.chain=bedrock",
                "claviger.host-keys=bedrock",
                "AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleS1leGFtcGxlLTEyMzQ1Ng==",
                "AWS_ACCESS_KEY_ID=" + ID,
                "AWS_SECRET_ACCESS_KEY=" + SECRET);

        assertThat(request.header("authorization")).contains("Bearer ABSKQmVkcm9ja0FQSUtleS1leGFtcGxlLTEyMzQ1Ng==");
    }

    @Test
    void everyOtherProviderHasOneVariableNamedAfterIt() {
        String key = "gsk_" + "h0st".repeat(13);

        RecordedRequest request = asked(
                "claviger.chain=bedrock,groq",
                "claviger.host-keys=bedrock,groq",
                "claviger.providers.groq.base-url=" + server.baseUrl(WireDialect.GROQ),
                "GROQ_API_KEY= " + key + " ");

        assertThat(request.key()).contains(key);
    }

    @Test
    @DisplayName("C36: without the setting nobody's keys are taken from the environment")
    void nothingIsTakenUnasked() {
        runner("AWS_ACCESS_KEY_ID=" + ID, "AWS_SECRET_ACCESS_KEY=" + SECRET, "AWS_REGION=eu-central-1")
                .run(context -> {
                    HostKeys keys = context.getBean(HostKeys.class);

                    assertThat(keys.providers()).isEmpty();
                    assertThat(keys.open().size()).isZero();
                    assertThat(keys).hasToString("HostKeys[]");
                });
    }

    @Test
    void aMissingKeyIsSaidAndStopsNothing() {
        try (LogLines log = new LogLines()) {
            runner("claviger.host-keys=groq, bedrock", "GROQ_API_KEY=" + "gsk_" + "h0st".repeat(13))
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(context.getBean(HostKeys.class).providers()).containsExactly(ProviderId.of("groq"));
                    });

            assertThat(log.lines().get(0))
                    .isEqualTo("WARN The host has no key for bedrock: none of AWS_BEARER_TOKEN_BEDROCK,"
                            + " AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN is set.");
        }
    }

    @Test
    void whatCannotBeAKeyEndsTheStartWithoutBeingRepeated() {
        String refusal = Contexts.refusal(runner(
                "claviger.host-keys=bedrock,groq,Groq,no name",
                "AWS_ACCESS_KEY_ID=" + ID,
                "AWS_REGION=elsewhere",
                "GROQ_API_KEY=too-short"));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 5 settings:\n"
                        + "  - AWS_SECRET_ACCESS_KEY: wanted the other half of AWS_ACCESS_KEY_ID; found nothing.\n"
                        + "  - AWS_REGION, AWS_DEFAULT_REGION: wanted a region of AWS such as eu-central-1; found"
                        + " \"elsewhere\".\n"
                        + "  - GROQ_API_KEY: wanted a key for groq; found one that is refused: A key"
                        + " has 20 to 500 characters; found 9.\n"
                        + "  - claviger.host-keys[2]: wanted each provider once; found \"Groq\" again.\n"
                        + "  - claviger.host-keys[3]: wanted the name of a provider; found \"no name\".");
    }

    @Test
    void noActuatorEndpointShowsThem() {
        assertThat(Stream.of("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK", "GROQ_API_KEY"))
                .allMatch(HostVariables::isSecret);
        assertThat(HostVariables.isSecret("AWS_REGION")).isFalse();
    }
}
