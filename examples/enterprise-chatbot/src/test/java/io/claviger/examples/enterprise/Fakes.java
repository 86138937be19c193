package io.claviger.examples.enterprise;

import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Bedrock and Groq on loopback, credentials as an environment has them, and a database of its own for each server. */
final class Fakes implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final String GROQ_KEY = "gsk_h0stsGroqKeyOfATestThatIsNotReal000000000000000000000";

    /** One for all tests; it runs until the JVM ends. */
    static final FakeProviderServer SERVER = FakeProviderServer.start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("claviger.providers.bedrock.base-url", SERVER.baseUrl(WireDialect.BEDROCK));
        settings.put("claviger.providers.groq.base-url", SERVER.baseUrl(WireDialect.GROQ));
        settings.put("claviger.fallback.retries", 0);
        settings.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        settings.put("AWS_SECRET_ACCESS_KEY", SECRET);
        settings.put("AWS_SESSION_TOKEN", "");
        settings.put("AWS_BEARER_TOKEN_BEDROCK", "");
        settings.put("AWS_REGION", "eu-central-1");
        settings.put("GROQ_API_KEY", GROQ_KEY);
        settings.put(
                "spring.datasource.url", "jdbc:sqlite:" + database() + "?foreign_keys=true&transaction_mode=IMMEDIATE");
        settings.put("management.server.port", 0);
        // A test's own properties win over these, and these over the environment and the files.
        context.getEnvironment()
                .getPropertySources()
                .addAfter("Inlined Test Properties", new MapPropertySource("fakes", settings));
    }

    private static String database() {
        try {
            return Files.createTempDirectory("chatbot").resolve("chatbot.db").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
