package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.fallback.ChatStream;
import io.claviger.key.KeyRing;
import io.claviger.provider.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every provider must do, as tests: a provider's module proves itself with one small subclass that names the
 * service, makes the provider and, if need be, a key.
 *
 * <pre>{@code
 * class GroqContractTest extends ProviderContract {
 *     protected WireDialect dialect() {
 *         return WireDialect.GROQ;
 *     }
 *
 *     protected ChatProvider provider(URI baseUrl, HttpTransport transport) {
 *         return Groq.builder().baseUrl(baseUrl).transport(transport).build();
 *     }
 * }
 * }</pre>
 *
 * <p>The fake service, the clock and the sockets are the contract's; no real service is called.
 */
public abstract class ProviderContract extends CatalogContract {
    private static final String QUESTION = "What is a tree?";

    /** For subclasses. */
    protected ProviderContract() {}

    @Test
    void itNamesItsServiceAndItsKeys() {
        assertThat(provider().id()).isEqualTo(dialect().provider());
        assertThat(provider().keyFormat().provider()).isEqualTo(provider().id());
        assertThat(provider().keyFormat().acceptsKey()).isTrue();
        assertThat(provider().defaultModel()).isNotBlank();
        assertThat(provider().toString()).isEqualTo(provider().id().value());
    }

    @TestFactory
    Stream<DynamicTest> theKeyIsInOneHeaderAndNowhereElse() {
        return Stream.of(false, true)
                .map(mode -> line("the request", mode, streaming -> {
                    String key = key();
                    try (KeyRing own = ringOf(key)) {
                        CallDriver.start(
                                        provider(),
                                        ChatRequest.of(QUESTION),
                                        own.keys(provider().id()).get(0),
                                        streaming)
                                .await();
                    }

                    RecordedRequest request = server().requests().get(0);
                    // Not by values: a failing assertion would print the key.
                    assertThat(request.key().equals(Optional.of(key))).isTrue();
                    assertThat(request.path().contains(key)).isFalse();
                    assertThat(request.body().contains(key)).isFalse();
                    assertThat(request.headers().values().stream()
                                    .filter(value -> value.contains(key))
                                    .count())
                            .isEqualTo(AwsSignatures.isSigning(key) ? 0 : 1);
                    assertThat(AwsSignatures.secret(key)
                                    .filter(secret ->
                                            request.headers().toString().contains(secret)))
                            .isEmpty();
                }));
    }

    @Test
    void itSaysWhoIsCalling() {
        completed(ask(false));

        RecordedRequest request = server().requests().get(0);
        assertThat(request.header("user-agent").orElse("")).isNotEmpty().doesNotStartWith("Java-http-client");
        assertThat(request.header("content-type")).hasValue("application/json");
        assertThat(request.header("accept-encoding")).isEmpty();
        assertThat(request.header("upgrade")).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        script().fails(Fault.REDIRECT);

        Outcome.Failed failed = failed(ask(false));

        assertThat(failed.kind()).isEqualTo(FailureKind.PROVIDER_UNAVAILABLE);
        assertThat(failed.status()).isEqualTo(307);
        assertThat(server().requests()).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> aCancelClosesTheConnection() {
        return Stream.of(Fault.SILENT, Fault.SILENT_AFTER_HEADERS, Fault.STALL)
                .map(fault -> line(fault.meaning(), true, streaming -> {
                    script().fails(fault);
                    CallDriver call = ask(streaming);
                    assertThat(server().awaitRequest(SOON)).isTrue();
                    call.awaitDeltas(fault == Fault.STALL ? 2 : 0);

                    call.cancel();
                    call.cancel();

                    assertThat(server().awaitHangUp(SOON)).isTrue();
                }));
    }

    @Test
    void oneConnectionServesCallAfterCall() {
        for (int i = 0; i < 5; i++) {
            completed(ask(i % 2 == 0));
        }

        assertThat(server().connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void theChainGoesOnFromRefusedKeysToTheNext() {
        try (KeyRing keys = ringOf(key() + "invalid", key() + "quota", key())) {
            ChatResponse response = chat().send(ChatRequest.of(QUESTION), keys);

            assertThat(response.text()).isEqualTo(FakeAnswer.to(QUESTION).text());
            assertThat(response.attempts())
                    .extracting(Attempt::failure)
                    .containsExactly(FailureKind.INVALID_KEY, FailureKind.QUOTA_EXCEEDED, null);
        }
    }

    @Test
    void theChainStreamsFromTheNextKey() {
        List<ChatEvent> events = new ArrayList<>();
        try (KeyRing keys = ringOf(key() + "invalid", key());
                ChatStream stream = chat().stream(ChatRequest.of(QUESTION), keys)) {
            stream.forEach(events::add);
        }

        assertThat(events.get(0)).isInstanceOf(ChatEvent.AttemptStarted.class);
        assertThat(events.get(1)).isInstanceOf(ChatEvent.AttemptFailed.class);
        assertThat(events.get(2)).isInstanceOf(ChatEvent.AttemptStarted.class);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        ChatEvent.Completed.class,
                        completed -> assertThat(completed.response().text())
                                .isEqualTo(FakeAnswer.to(QUESTION).text()));
    }

    @Test
    void aCutStreamCarriesWhatCame() {
        script().fails(Fault.CUT, 2, FakeAnswer.of("one two three four"));
        try (ChatStream stream = chat().stream(ChatRequest.of(QUESTION), ring())) {
            StreamInterruptedException cut = catchThrowableOfType(StreamInterruptedException.class, stream::response);

            assertThat(cut.textSoFar()).isEqualTo("one two ");
            assertThat(cut.kind()).isEqualTo(FailureKind.NETWORK_ERROR);
        }
    }

    @Test
    void anInvalidKeyIsNotTriedTwice() {
        script().fails(Fault.INVALID_KEY);

        AllAttemptsFailedException refused = catchThrowableOfType(
                AllAttemptsFailedException.class, () -> chat().send(ChatRequest.of(QUESTION), ring()));

        assertThat(refused.kind()).isEqualTo(FailureKind.INVALID_KEY);
        assertThat(server().requests()).hasSize(1);
        assertThat(apiKey().health().isDead()).isTrue();
    }

    @Test
    void aPassingFaultIsTriedAgainWithTheSameKey() {
        script().fails(Fault.RESET).answers("Here I am.");

        ChatResponse response = chat().send(ChatRequest.of(QUESTION), ring());

        assertThat(response.text()).isEqualTo("Here I am.");
        assertThat(response.attempts()).extracting(Attempt::failure).containsExactly(FailureKind.NETWORK_ERROR, null);
    }
}
