package io.claviger.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatModel;
import io.claviger.chat.FailureKind;
import io.claviger.chat.KeyVerdict;
import io.claviger.chat.KeyVerdict.Status;
import io.claviger.chat.ModelsUnavailableException;
import io.claviger.chat.ProviderId;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyRing;
import io.claviger.provider.LookupContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookupsTest {
    private final HandMovedTime time = new HandMovedTime();
    private final CompletableFuture<KeyVerdict> verdict = new CompletableFuture<>();
    private final ScriptedProvider provider = new ScriptedProvider("alpha") {
        @Override
        public CompletableFuture<KeyVerdict> verify(ApiKey key, LookupContext context) {
            return verdict;
        }
    };
    private final FallbackChat chat =
            FallbackChat.builder().providers(provider).time(time).build();
    private final KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray());
    private final ApiKey key = keys.keys(ProviderId.of("alpha")).get(0);

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void keyThatWasRefusedIsNotTriedInItsSession() {
        say(KeyVerdict.of(Status.INVALID));

        assertThat(key.health().isDead()).isTrue();
        assertThat(key.health().lastFailure()).contains(FailureKind.INVALID_KEY);
    }

    @Test
    void keyWithoutCreditRestsUntilItHasSome() {
        say(new KeyVerdict(Status.NO_CREDIT, Duration.ofHours(1)));

        assertThat(key.health().isDead()).isFalse();
        assertThat(key.health().benchedUntil()).contains(time.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void keyWithoutCreditAndWithoutADateIsOutForTheSession() {
        say(KeyVerdict.of(Status.NO_CREDIT));

        assertThat(key.health().isDead()).isTrue();
    }

    @Test
    void limitedKeyRestsAsLongAsItIsToldTo() {
        say(new KeyVerdict(Status.RATE_LIMITED, Duration.ofSeconds(7)));

        assertThat(key.health().benchedUntil()).contains(time.instant().plusSeconds(7));
    }

    @Test
    void verdictsWithoutAWaitOrWithoutCertaintyChangeNothing() {
        for (Status status : new Status[] {Status.VALID, Status.UNKNOWN}) {
            say(KeyVerdict.of(status));
        }

        assertThat(key.health().isUsable(time.instant(), "any")).isTrue();
        assertThat(key.health().failures()).isZero();
    }

    @Test
    void cancellingTheCheckCancelsTheCall() {
        chat.verify(key).cancel(true);

        assertThat(verdict).isCancelled();
    }

    @Test
    void providerWithoutEitherSaysSo() {
        FallbackChat plain =
                FallbackChat.builder().providers(new ScriptedProvider("alpha")).build();

        assertThat(plain.verify(key).join()).isEqualTo(KeyVerdict.of(Status.UNKNOWN));
        CompletableFuture<List<ChatModel>> models = plain.models(key);
        assertThatThrownBy(models::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ModelsUnavailableException.class)
                .hasRootCauseMessage("The models of alpha cannot be listed: INVALID_REQUEST.");
    }

    @Test
    void keyOfAProviderOutsideTheChainIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> chat.verify(ApiKey.keyless(ProviderId.of("beta"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The chain has no provider named beta; it has [alpha].");
    }

    private void say(KeyVerdict said) {
        verdict.obtrudeValue(said);
        assertThat(chat.verify(key).join()).isEqualTo(said);
    }
}
