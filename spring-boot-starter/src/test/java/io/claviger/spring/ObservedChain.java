package io.claviger.spring;

import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.KeyLeakExtension;
import io.claviger.testkit.WireDialect;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The auto-configured chain of Gemini, then Groq, before fake services, and the registries it is observed by. */
final class ObservedChain implements AutoCloseable {
    final FakeProviderServer server = FakeProviderServer.start();
    private final ApplicationContextRunner runner;

    /** What a test does with the chain. */
    interface Use {
        void with(FallbackChat chat, KeyRing keys) throws Exception;
    }

    ObservedChain(@Nullable MeterRegistry meters, @Nullable ObservationRegistry observations) {
        ApplicationContextRunner bare = Contexts.runner()
                .withPropertyValues(
                        "claviger.chain=gemini,groq",
                        "claviger.providers.gemini.base-url=" + server.baseUrl(WireDialect.GEMINI),
                        "claviger.providers.gemini.model=gemini-of-the-host",
                        "claviger.providers.groq.base-url=" + server.baseUrl(WireDialect.GROQ),
                        "claviger.providers.groq.model=groq-of-the-host",
                        "claviger.fallback.retries=0");
        if (meters != null) {
            bare = bare.withBean(MeterRegistry.class, () -> meters);
        }
        if (observations != null) {
            bare = bare.withBean(ObservationRegistry.class, () -> observations);
        }
        this.runner = bare;
    }

    void use(Use use) {
        runner.run(context -> {
            try (KeyRing keys = KeyRing.of(
                            "gemini", KeyLeakExtension.markedKey("gemini").toCharArray())
                    .and("groq", KeyLeakExtension.markedKey("groq").toCharArray())) {
                use.with(context.getBean(FallbackChat.class), keys);
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
