package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailureKind;
import io.claviger.key.KeyRing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One behaviour through the four shapes of a call: they share the engine, so they must tell the same story. */
@Timeout(20)
class CallShapesTest {
    private static final ChatRequest QUESTION = ChatRequest.of("Why?");

    private final ScriptedProvider provider = new ScriptedProvider("alpha");
    private final FallbackChat chat = FallbackChat.builder()
            .providers(provider)
            .policy(FallbackPolicy.builder().retries(0).build())
            .build();
    private final KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray());

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void allShapesAnswerTheSame() throws Exception {
        provider.then(text("Hel"), text("lo"), done());

        List<String> answers = new ArrayList<>();
        answers.add(chat.send(QUESTION, keys).text());
        try (ChatStream stream = chat.stream(QUESTION, keys)) {
            answers.add(stream.response().text());
        }
        answers.add(chat.sendAsync(QUESTION, keys).get().text());
        answers.add(Collector.of(chat.publish(QUESTION, keys), Long.MAX_VALUE).text());

        assertThat(answers).containsExactly("Hello", "Hello", "Hello", "Hello");
    }

    @Test
    void allShapesFailTheSame() {
        provider.then(fails(FailureKind.PROVIDER_UNAVAILABLE));

        assertThatThrownBy(() -> chat.send(QUESTION, keys)).isInstanceOf(AllAttemptsFailedException.class);
        try (ChatStream stream = chat.stream(QUESTION, keys)) {
            assertThatThrownBy(stream::response).isInstanceOf(AllAttemptsFailedException.class);
        }
        try (KeyRing fresh = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray())) {
            assertThatThrownBy(() -> chat.sendAsync(QUESTION, fresh).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AllAttemptsFailedException.class);
            assertThatThrownBy(() ->
                            Collector.of(chat.publish(QUESTION, fresh), 100).text())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AllAttemptsFailedException.class);
        }
    }

    @Test
    void streamIsReadOnceAndEndsWithTheWholeAnswer() {
        provider.then(text("Hel"), text("lo"), done());

        try (ChatStream stream = chat.stream(QUESTION, keys)) {
            List<ChatEvent> events = new ArrayList<>();
            stream.forEach(events::add);

            assertThat(events).hasSize(4).last().isInstanceOf(ChatEvent.Completed.class);
            assertThat(stream.next()).isNull();
            assertThatThrownBy(stream::iterator)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A stream can be iterated once.");
            assertThatThrownBy(stream::response)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The stream was read to its end before.");
        }
    }

    @Test
    void closingFromAnotherThreadWakesAReaderThatWaitsForTheFirstToken() throws Exception {
        provider.then();
        ChatStream stream = chat.stream(QUESTION, keys);
        assertThat(stream.next()).isInstanceOf(ChatEvent.AttemptStarted.class);

        Thread closer = new Thread(stream::close);
        closer.start();

        assertThatThrownBy(stream::next)
                .isInstanceOf(CancellationException.class)
                .hasMessage("The request was cancelled.");
        closer.join();
        assertThat(provider.cancelled).isEqualTo(1);
    }

    @Test
    void interruptedReaderCancelsAndKeepsItsFlag() {
        provider.then();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> chat.send(QUESTION, keys))
                .isInstanceOf(CancellationException.class)
                .hasMessage("The thread that waited for the answer was interrupted.");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(provider.cancelled).isEqualTo(1);
    }

    @Test
    void cancelledFutureCancelsTheCall() {
        provider.then();
        CompletableFuture<ChatResponse> future = chat.sendAsync(QUESTION, keys);

        future.cancel(true);

        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void dependantsOfAFutureNeverRunOnTheCommonPool() throws Exception {
        provider.then(text("ok"), done());

        String thread = chat.sendAsync(QUESTION, keys)
                .thenApplyAsync(answer -> Thread.currentThread())
                .thenApplyAsync(first -> first + " " + Thread.currentThread())
                .get();

        assertThat(thread).doesNotContain("commonPool");
    }

    @Test
    void subscriberGetsNoMoreThanItAskedFor() throws Exception {
        provider.then(text("a"), text("b"), done());
        Collector collector = Collector.of(chat.publish(QUESTION, keys), 2);

        collector.awaitEvents(2);
        assertThat(collector.events).hasSize(2);
        assertThat(collector.done).isNotDone();

        collector.more(2);
        assertThat(collector.text()).isEqualTo("ab");
        assertThat(collector.events).hasSize(4);
    }

    @Test
    void subscriptionStartsNothingBeforeTheFirstDemandAndIsColdEachTime() throws Exception {
        provider.then(text("a"), done()).then(text("b"), done());
        Flow.Publisher<ChatEvent> publisher = chat.publish(QUESTION, keys);
        Collector idle = Collector.of(publisher, 0);

        assertThat(provider.calls).isEmpty();
        assertThat(Collector.of(publisher, 100).text()).isEqualTo("a");
        assertThat(Collector.of(publisher, 100).text()).isEqualTo("b");
        assertThat(idle.events).isEmpty();
    }

    @Test
    void demandOfNothingIsAnErrorOfTheSubscriber() {
        Collector collector = Collector.of(chat.publish(QUESTION, keys), -1);

        assertThatThrownBy(collector::text)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("A subscriber asks for at least one event (rule 3.9).");
    }

    @Test
    void closedRingIsAMistakeOfTheCallerAndSaysSo() {
        keys.close();

        assertThatThrownBy(() -> chat.send(QUESTION, keys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The key ring is closed; open it for as long as the answer takes.");
    }

    @Test
    void chainNeedsProvidersWithDifferentNames() {
        assertThatThrownBy(() -> FallbackChat.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A chain needs at least one provider; found none.");
        assertThatThrownBy(() -> FallbackChat.builder()
                        .providers(provider, new ScriptedProvider("alpha"))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A chain has each provider once; found alpha twice.");
    }

    /** Collects what a publisher delivers. */
    private static final class Collector implements Flow.Subscriber<ChatEvent> {
        final List<ChatEvent> events = new ArrayList<>();
        final CompletableFuture<String> done = new CompletableFuture<>();
        private final long firstDemand;
        private CountDownLatch arrived = new CountDownLatch(0);
        private Flow.@Nullable Subscription subscription;

        private Collector(long firstDemand) {
            this.firstDemand = firstDemand;
            this.arrived = new CountDownLatch((int) Math.max(0, Math.min(firstDemand, 1000)));
        }

        static Collector of(Flow.Publisher<ChatEvent> publisher, long firstDemand) {
            Collector collector = new Collector(firstDemand);
            publisher.subscribe(collector);
            return collector;
        }

        void awaitEvents(int count) throws InterruptedException {
            assertThat(arrived.await(10, TimeUnit.SECONDS))
                    .as("%d events", count)
                    .isTrue();
        }

        void more(long demand) {
            subscription.request(demand);
        }

        String text() throws Exception {
            return done.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (firstDemand != 0) {
                given.request(firstDemand);
            }
        }

        @Override
        public void onNext(ChatEvent event) {
            events.add(event);
            arrived.countDown();
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            ChatEvent last = events.get(events.size() - 1);
            done.complete(((ChatEvent.Completed) last).response().text());
        }
    }
}
