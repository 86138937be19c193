package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.key.KeyRing;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the caller brings may fail too: executors that refuse, subscribers that throw, subscribers that ask for nothing. */
@Timeout(20)
class CallbackFaultsTest {
    private static final ChatRequest QUESTION = ChatRequest.of("Why?");
    private static final Executor REFUSING = task -> {
        throw new RejectedExecutionException("full");
    };

    private final ScriptedProvider provider = new ScriptedProvider("alpha");
    private final HandMovedTime time = new HandMovedTime();
    private final KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray());

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void refusingExecutorFailsTheFutureInsteadOfLeavingItOpen() {
        provider.then(text("ok"), done());

        CompletableFuture<ChatResponse> future = chat(REFUSING).sendAsync(QUESTION, keys);

        assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void refusingExecutorFailsTheSubscription() {
        provider.then(text("ok"), done());
        Listening subscriber = new Listening(10);

        chat(REFUSING).publish(QUESTION, keys).subscribe(subscriber);

        assertThatThrownBy(() -> subscriber.end.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(provider.calls).isEmpty();
    }

    @Test
    void errorInASubscriberCancelsTheCallAndIsTold() {
        provider.then(text("ok"));
        Listening subscriber = new Listening(10) {
            @Override
            public void onNext(ChatEvent event) {
                throw new AssertionError("not again");
            }
        };

        chat(Runnable::run).publish(QUESTION, keys).subscribe(subscriber);

        assertThatThrownBy(() -> subscriber.end.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AssertionError.class)
                .hasRootCauseMessage("not again");
        assertThat(provider.cancelled).isEqualTo(1);
    }

    @Test
    void deadlineEndsASubscriptionThatAsksForNothing() {
        provider.then();
        Listening subscriber = new Listening(1);
        chat(Runnable::run).publish(QUESTION, keys).subscribe(subscriber);
        assertThat(provider.calls).hasSize(1);

        time.advance(Timeouts.DEFAULT.total().minusMillis(1));
        assertThat(subscriber.end).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThatThrownBy(() -> subscriber.end.get(0, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AllAttemptsFailedException.class)
                .rootCause()
                .hasMessageStartingWith("All AI providers failed: the deadline passed after 1 attempt.\n");
        assertThat(time.timers()).isZero();
    }

    private FallbackChat chat(Executor callbacks) {
        return FallbackChat.builder()
                .providers(provider)
                .callbacks(callbacks)
                .time(time)
                .build();
    }

    /** Asks once, remembers the end. */
    private static class Listening implements Flow.Subscriber<ChatEvent> {
        final CompletableFuture<Void> end = new CompletableFuture<>();
        private final long demand;

        Listening(long demand) {
            this.demand = demand;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(demand);
        }

        @Override
        public void onNext(ChatEvent event) {}

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            end.complete(null);
        }
    }
}
