package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** In which order the providers of the chain are asked, by settings. */
class OrderTest {
    private final FakeProviderServer services = FakeProviderServer.start();
    private final ApplicationContextRunner runner = Contexts.runner()
            .withPropertyValues(
                    "claviger.chain=gemini,groq",
                    "claviger.providers.gemini.base-url=" + services.baseUrl(WireDialect.GEMINI),
                    "claviger.providers.groq.base-url=" + services.baseUrl(WireDialect.GROQ));

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void theChainIsAskedAsGivenUnlessToldOtherwise() {
        runner.run(context ->
                assertThat(asked(context.getBean(FallbackChat.class))).isEqualTo("gemini"));
    }

    @Test
    void theCheapestIsAskedFirst() {
        runner.withPropertyValues(
                        "claviger.fallback.order=by-cost",
                        "claviger.fallback.prices.gemini=0.4",
                        "claviger.fallback.prices.groq=0.15")
                .run(context ->
                        assertThat(asked(context.getBean(FallbackChat.class))).isEqualTo("groq"));
    }

    @Test
    void aProviderThatWasNotSeenYetIsTriedFirst() {
        runner.withPropertyValues("claviger.fallback.order=by-latency").run(context -> {
            FallbackChat chat = context.getBean(FallbackChat.class);

            assertThat(asked(chat)).isEqualTo("gemini");
            assertThat(asked(chat)).isEqualTo("groq");
        });
    }

    @Test
    void theOrderByCostNeedsAPrice() {
        assertThat(Contexts.refusal(runner.withPropertyValues("claviger.fallback.order=by-cost")))
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.fallback.prices: wanted a price for at least one provider, for the order by-cost;"
                        + " found nothing.");
    }

    private static String asked(FallbackChat chat) {
        try (KeyRing keys = KeyRing.of("gemini", ("AQ." + "a".repeat(40)).toCharArray())
                .and("groq", ("gsk_" + "a".repeat(52)).toCharArray())) {
            return chat.send(ChatRequest.of("Hello?"), keys).provider().value();
        }
    }
}
