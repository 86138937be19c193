package io.claviger.testkit;

import io.claviger.chat.ChatRequest;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.http.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What every part of the contract needs: a fake service, the provider under test, and a key. */
abstract class ContractSetup {
    static final Duration SOON = Duration.ofSeconds(20);
    static final HttpTransport TRANSPORT = HttpTransport.builder().build();

    @RegisterExtension
    final KeyLeakExtension leaks = new KeyLeakExtension();

    private final List<CallDriver> calls = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private FakeProviderServer server;

    @SuppressWarnings("NullAway.Init")
    private ChatProvider provider;

    @SuppressWarnings("NullAway.Init")
    private KeyRing ring;

    /** {@return which service the provider speaks to} */
    protected abstract WireDialect dialect();

    /**
     * Makes the provider under test.
     *
     * @param baseUrl where the fake service lives
     * @param transport the connections to use
     * @return the provider
     */
    protected abstract ChatProvider provider(URI baseUrl, HttpTransport transport);

    /** {@return a key of the right form; a marked one when not overridden} */
    protected String key() {
        return KeyLeakExtension.markedKey(dialect().provider().value());
    }

    @BeforeEach
    void open() {
        server = FakeProviderServer.start();
        provider = provider(server.baseUrl(dialect()), TRANSPORT);
        ring = ringOf(key());
    }

    @AfterEach
    void close() {
        calls.forEach(call -> call.showTo(leaks));
        calls.clear();
        leaks.inspect(provider);
        leaks.inspect(ring);
        ring.close();
        server.close();
    }

    final FakeProviderServer server() {
        return server;
    }

    final ChatProvider provider() {
        return provider;
    }

    final KeyRing ring() {
        return ring;
    }

    /** {@return a ring with keys of this provider, which the test closes} */
    final KeyRing ringOf(String... keys) {
        char[][] all = new char[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            FakeProviderServer.know(keys[i]);
            all[i] = keys[i].toCharArray();
        }
        return KeyRing.of(dialect().provider().value(), all);
    }

    final Script script() {
        return server.on(dialect());
    }

    final FallbackChat chat() {
        return FallbackChat.builder().providers(provider).build();
    }

    final CallDriver ask(ChatRequest request, boolean streaming) {
        CallDriver call = CallDriver.start(provider, request, apiKey(), streaming);
        calls.add(call);
        return call;
    }

    final CallDriver ask(boolean streaming) {
        return ask(ChatRequest.of("What is a binary tree?"), streaming);
    }

    final ApiKey apiKey() {
        return ring.keys(provider.id()).get(0);
    }

    /** Asks and waits; what the fake received as the only request. */
    final Heard heard(ChatRequest request, boolean streaming) {
        ask(request, streaming).await();
        return Heard.by(dialect(), server.requests().get(server.requests().size() - 1));
    }

    /** {@return the model that answered; where the service does not say, the one that was asked for} */
    final String model(Outcome.Completed completed) {
        String told = completed.model();
        RecordedRequest last = server.requests().get(server.requests().size() - 1);
        return told == null ? dialect().voice().read(last).model() : told;
    }

    static Outcome.Completed completed(CallDriver call) {
        Outcome outcome = call.await();
        if (outcome instanceof Outcome.Completed completed) {
            return completed;
        }
        throw new AssertionError("Expected an answer; found " + outcome + ".");
    }

    static Outcome.Failed failed(CallDriver call) {
        return failed(call.await());
    }

    static Outcome.Failed failed(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return failed;
        }
        throw new AssertionError("Expected a failure; found " + outcome + ".");
    }

    /** One line of a table as a test of its own, with a service of its own, streamed or not. */
    final DynamicTest line(String name, boolean streaming, ThrowingConsumer<Boolean> test) {
        return DynamicTest.dynamicTest(name + (streaming ? ", streamed" : ""), () -> {
            close();
            open();
            test.accept(streaming);
        });
    }
}
