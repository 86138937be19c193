package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points every provider at a fake, and makes the rest of the settings fit for tests. */
final class FakeProviders implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** One for all tests; it runs until the JVM ends. */
    static final FakeProviderServer SERVER = FakeProviderServer.start();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = new HashMap<>();
        for (WireDialect dialect : EnumSet.complementOf(EnumSet.of(WireDialect.BEDROCK))) { // it signs for its region
            settings.put("claviger.providers." + dialect.provider() + ".base-url", SERVER.baseUrl(dialect));
        }
        settings.put("spring.datasource.url", "jdbc:sqlite:target/test-data/" + RandomId.of("server") + ".db");
        settings.put("claviger.rate-limit.requests", 1_000_000);
        for (String rate : List.of("read", "write", "answer", "heavy", "open", "login", "refresh", "mail")) {
            settings.put("claviger.limits." + rate + ".requests", 1_000_000);
        }
        settings.put("claviger.accounts.bcrypt-cost", 4);
        settings.put("claviger.http.heartbeat", "100ms");
        // A test's own properties win over these, and these over the files.
        context.getEnvironment()
                .getPropertySources()
                .addAfter("Inlined Test Properties", new MapPropertySource("fake-providers", settings));
    }
}
