package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatModel;
import io.claviger.chat.FailureKind;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.KeyVerdict.Status;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.LookupContext;
import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of the contract that is about checking keys and listing models. */
abstract class CatalogContract extends FailureContract {
    /** Shown inside an answer to a chat only. */
    private static final Set<Fault> IN_ANSWERS = EnumSet.of(Fault.ERROR_FIRST, Fault.ERROR_LATER, Fault.HTML_ANSWER);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void aKeyThatIsAcceptedIsValid() {
        String key = key();
        try (KeyRing own = ringOf(key)) {
            assertThat(verify(own.keys(provider().id()).get(0))).isEqualTo(KeyVerdict.of(Status.VALID));
        }

        assertThat(server().requests()).hasSize(1);
        RecordedRequest request = server().requests().get(0);
        // Not by values: a failing assertion would print the key.
        assertThat(request.key().equals(Optional.of(key))).isTrue();
        assertThat(request.path().contains(key)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> keyIsInvalidInTheWordsOfTheServiceOnly() {
        return Stream.of(Fault.values())
                .filter(fault -> !IN_ANSWERS.contains(fault))
                .flatMap(fault -> dialect().errors(fault).stream())
                .map(error -> line(error.fault() + ": " + error.name(), false, ignored -> {
                    script().fails(error);

                    KeyVerdict verdict = verify();

                    assertThat(verdict.status()).as(error.name()).isIn(expected(error));
                }));
    }

    @Test
    void commonestRefusalIsRecognised() {
        script().fails(Fault.INVALID_KEY);

        assertThat(verify()).isEqualTo(KeyVerdict.of(Status.INVALID));
    }

    @TestFactory
    Stream<DynamicTest> keyIsUnknownWhenNobodyAnswers() {
        return Stream.of(Fault.RESET, Fault.HTML_ERROR, Fault.REDIRECT)
                .map(fault -> line(fault.meaning(), false, ignored -> {
                    script().fails(fault);

                    assertThat(verify()).isEqualTo(KeyVerdict.of(Status.UNKNOWN));
                    // The JDK asks again by itself when a GET is reset; a redirect is followed by nobody.
                    assertThat(server().requests()).hasSizeBetween(1, fault == Fault.RESET ? 6 : 1);
                }));
    }

    @Test
    void keyIsUnknownWhenTheLimitPassesAndTheConnectionIsClosed() throws Exception {
        script().fails(Fault.SILENT);
        ManualTime time = new ManualTime();
        CompletableFuture<KeyVerdict> verdict = provider().verify(apiKey(), context(time));
        assertThat(server().awaitRequest(SOON)).isTrue();

        time.advance(LIMIT);

        assertThat(verdict.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(KeyVerdict.of(Status.UNKNOWN));
        assertThat(server().awaitHangUp(SOON)).isTrue();
        assertThat(time.timers()).isZero();
    }

    @Test
    void cancelledCheckClosesItsConnection() {
        script().fails(Fault.SILENT);
        CompletableFuture<KeyVerdict> verdict = provider().verify(apiKey(), context(TimeSource.system()));
        assertThat(server().awaitRequest(SOON)).isTrue();

        verdict.cancel(true);

        assertThat(server().awaitHangUp(SOON)).isTrue();
    }

    @Test
    void modelsAreListed() throws Exception {
        List<ChatModel> models = models().get(SOON.toSeconds(), TimeUnit.SECONDS);

        assertThat(models).extracting(ChatModel::id).containsExactly("fake-1");
        assertThat(models.get(0).provider()).isEqualTo(provider().id());
    }

    @Test
    void refusedListingSaysWhy() {
        script().fails(Fault.INVALID_KEY);

        assertThatThrownBy(() -> models().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(ModelsUnavailableException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_KEY);
                    assertThat(failure)
                            .hasMessage(
                                    "The models of %s cannot be listed: INVALID_KEY, status %d.",
                                    provider().id(), failure.status());
                });
    }

    private static Set<Status> expected(FakeError error) {
        return switch (error.kind()) {
            // Some refusals meet good keys too; the commonest has a test of its own.
            case INVALID_KEY -> EnumSet.of(Status.INVALID, Status.UNKNOWN);
            case QUOTA_EXCEEDED -> EnumSet.of(Status.NO_CREDIT);
            case RATE_LIMIT -> EnumSet.of(Status.RATE_LIMITED);
            default -> EnumSet.of(Status.UNKNOWN);
        };
    }

    private KeyVerdict verify() {
        return verify(apiKey());
    }

    private KeyVerdict verify(ApiKey key) {
        try {
            return provider().verify(key, context(TimeSource.system())).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(
                    "A check of a key never fails; found " + e.getClass().getName() + ".");
        }
    }

    private CompletableFuture<List<ChatModel>> models() {
        return provider().models(apiKey(), context(TimeSource.system()));
    }

    private static LookupContext context(TimeSource time) {
        return new LookupContext(time, LIMIT, Runnable::run);
    }
}
