package io.claviger.providers.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.ProviderId;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.testkit.CallDriver;
import io.claviger.testkit.FakeError;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The table of OpenRouter' errors, row by row in {@code errors.psv}: recordings, the page on errors and issue threads, November 2026. */
class OpenRouterErrorsTest {
    private static FakeProviderServer server;

    @BeforeAll
    static void startServer() {
        server = FakeProviderServer.start();
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @ParameterizedTest(name = "{0} is {4}")
    @CsvFileSource(resources = "/errors.psv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000)
    void errorHasItsKind(String name, int status, String header, String body, FailureKind kind) {
        Map<String, String> headers = header == null
                ? Map.of()
                : Map.of(header.substring(0, header.indexOf('=')), header.substring(header.indexOf('=') + 1));
        FakeError error =
                new FakeError(name, Fault.SERVER_ERROR, kind, new FakeError.Response(status, headers, body), null);

        Outcome outcome = outcome(error);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.status()).isEqualTo(status);
            assertThat(failed).asString().doesNotContain("secret");
        });
    }

    private static Outcome outcome(FakeError error) {
        server.on(WireDialect.OPENROUTER).fails(error);
        ChatProvider provider = OpenRouter.builder()
                .baseUrl(server.baseUrl(WireDialect.OPENROUTER))
                .build();
        try (KeyRing keys = KeyRing.of(
                "openrouter",
                "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".toCharArray())) {
            return CallDriver.start(
                            provider,
                            ChatRequest.of("Hi"),
                            keys.keys(ProviderId.of("openrouter")).get(0),
                            false)
                    .await();
        }
    }
}
