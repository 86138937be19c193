package io.claviger.fallback;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.reasoning;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.key.KeyRing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The grammar of {@link ChatListener}, through all four shapes of a call. */
@Timeout(30)
class ChatListenerTest {
    private static final ChatRequest QUESTION = ChatRequest.of("Why?");

    private final ScriptedProvider alpha = new ScriptedProvider("alpha");
    private final ScriptedProvider beta = new ScriptedProvider("beta");
    private final RecordingListener heard = new RecordingListener();
    private final FallbackChat chat = builder().listenerPerRequest(() -> heard).build();
    private final KeyRing keys = KeyRing.of("alpha", "test-key-aaaaaaaaaaaaaaaa".toCharArray())
            .and("beta", "test-key-bbbbbbbbbbbbbbbb".toCharArray());

    @AfterEach
    void close() {
        keys.close();
        assertThat(heard.overlapped).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswer(Shape shape) throws Exception {
        alpha.then(reasoning("Hm"), text("Hel"), text("lo"), done());

        Shape.Running call = finish(shape);

        assertThat(heard.calls())
                .containsExactlyElementsOf(
                        story(shape, "attempt 1 alpha key 1", "delta of 1", "completed by served-model in attempt 1"));
        assertThat(heard.startedOn).isCompletedWithValue(call.caller());
    }

    @ParameterizedTest
    @EnumSource
    void aFallback(Shape shape) throws Exception {
        alpha.then(fails(FailureKind.INVALID_KEY));
        beta.then(text("ok"), done());

        finish(shape);

        assertThat(heard.calls())
                .containsExactlyElementsOf(story(
                        shape,
                        "attempt 1 alpha key 1",
                        "attempt 1 INVALID_KEY",
                        "attempt 2 beta key 1",
                        "delta of 2",
                        "completed by served-model in attempt 2"));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyAnswers(Shape shape) throws Exception {
        alpha.then(fails(FailureKind.INVALID_KEY));
        beta.then(fails(FailureKind.QUOTA_EXCEEDED));

        finish(shape);

        assertThat(heard.calls())
                .containsExactlyElementsOf(story(
                        shape,
                        "attempt 1 alpha key 1",
                        "attempt 1 INVALID_KEY",
                        "attempt 2 beta key 1",
                        "attempt 2 QUOTA_EXCEEDED",
                        "failed ALL_ATTEMPTS_FAILED after 2"));
    }

    @ParameterizedTest
    @EnumSource
    void theChainStops(Shape shape) throws Exception {
        alpha.then(fails(FailureKind.CONTENT_BLOCKED));

        finish(shape);

        assertThat(heard.calls())
                .containsExactlyElementsOf(story(
                        shape, "attempt 1 alpha key 1", "attempt 1 CONTENT_BLOCKED", "failed CHAIN_STOPPED after 1"));
    }

    @ParameterizedTest
    @EnumSource
    void aCut(Shape shape) throws Exception {
        alpha.then(text("Hel"), fails(FailureKind.NETWORK_ERROR));
        beta.then(fails(FailureKind.INVALID_KEY));

        finish(shape);

        List<String> streamed = List.of(
                "started streaming",
                "attempt 1 alpha key 1",
                "delta of 1",
                "attempt 1 NETWORK_ERROR",
                "failed STREAM_INTERRUPTED after 1");
        List<String> whole = List.of(
                "started",
                "attempt 1 alpha key 1",
                "attempt 1 NETWORK_ERROR",
                "attempt 2 beta key 1",
                "attempt 2 INVALID_KEY",
                "failed ALL_ATTEMPTS_FAILED after 2");
        assertThat(heard.calls()).isEqualTo(shape.streaming ? streamed : whole);
    }

    @ParameterizedTest
    @EnumSource
    void nothingCanBeTried(Shape shape) throws Exception {
        try (KeyRing none = KeyRing.none()) {
            shape.start(chat, QUESTION, none);
            heard.await("failed");
        }

        assertThat(heard.calls()).containsExactlyElementsOf(story(shape, "failed NO_USABLE_KEY after 0"));
    }

    @ParameterizedTest
    @EnumSource
    void cancelledBeforeTheFirstToken(Shape shape) throws Exception {
        alpha.then();
        Shape.Running call = shape.start(chat, QUESTION, keys);
        heard.await("attempt 1");

        call.cancel().run();
        heard.await("cancelled");
        call.awaitEnd();

        assertThat(heard.calls()).containsExactlyElementsOf(story(shape, "attempt 1 alpha key 1", "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void cancelledInMidStream(Shape shape) throws Exception {
        alpha.then(text("Hel"));
        Shape.Running call = shape.start(chat, QUESTION, keys);
        heard.await(shape.streaming ? "delta of 1" : "attempt 1");

        call.cancel().run();
        heard.await("cancelled");
        call.awaitEnd();

        assertThat(heard.calls())
                .containsExactlyElementsOf(story(shape, "attempt 1 alpha key 1", "delta of 1", "cancelled"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOverHasNoSecondEnd(Shape shape) throws Exception {
        alpha.then(text("ok"), done());
        Shape.Running call = finish(shape);

        call.cancel().run();
        call.cancel().run();

        assertThat(heard.calls())
                .containsExactlyElementsOf(
                        story(shape, "attempt 1 alpha key 1", "delta of 1", "completed by served-model in attempt 1"));
    }

    @ParameterizedTest
    @EnumSource
    void everyRaceBetweenCancelAndAnswerHasOneEnd(Shape shape) throws Exception {
        List<RecordingListener> all = new CopyOnWriteArrayList<>();
        FallbackChat racing = builder()
                .listenerPerRequest(() -> {
                    RecordingListener fresh = new RecordingListener();
                    all.add(fresh);
                    return fresh;
                })
                .build();
        for (int i = 0; i < 200; i++) {
            alpha.then(text("o"), text("k"), done());
            Shape.Running call = shape.start(racing, QUESTION, keys);
            while (all.size() <= i) {
                Thread.onSpinWait();
            }
            if (i % 2 == 0) {
                all.get(i).await("attempt 1");
            }
            call.cancel().run();
            call.awaitEnd();
            all.get(i).awaitEnd();
        }

        for (RecordingListener one : all) {
            List<String> calls = one.calls();
            assertThat(calls)
                    .filteredOn(call -> call.matches("cancelled|completed.*|failed.*"))
                    .hasSize(1);
            assertThat(calls.get(calls.size() - 1)).matches("cancelled|completed.*");
            assertThat(one.overlapped).isFalse();
        }
    }

    @Test
    void aFutureThatTimesOutIsGivenUp() throws Exception {
        alpha.then();

        assertThatThrownBy(() -> chat.sendAsync(QUESTION, keys)
                        .orTimeout(1, TimeUnit.MILLISECONDS)
                        .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TimeoutException.class);

        heard.await("cancelled");
        assertThat(heard.calls()).last().isEqualTo("cancelled");
    }

    @Test
    void aSubscriptionThatNeverDemandsIsNoRequest() {
        chat.publish(QUESTION, keys).subscribe(new Demandless());

        assertThat(heard.calls()).isEmpty();
    }

    @Test
    void aMistakeOfTheCallerEndsTheRequestToo() {
        keys.close();

        assertThatThrownBy(() -> chat.send(QUESTION, keys)).isInstanceOf(IllegalStateException.class);

        assertThat(heard.calls()).containsExactly("started", "cancelled");
    }

    @Test
    void aListenerThatCancelsHearsOfItAfterwards() {
        alpha.then(text("never read"), done());
        List<ChatStream> streams = new ArrayList<>();
        RecordingListener second = new RecordingListener();
        ChatListener impatient = new ChatListener() {
            @Override
            public void attemptStarted(ChatEvent.AttemptStarted attempt) {
                streams.get(0).close();
            }
        };
        FallbackChat both = builder().listener(impatient).listener(second).build();

        try (ChatStream stream = both.stream(QUESTION, keys)) {
            streams.add(stream);
            assertThatThrownBy(stream::next).hasMessage("The request was cancelled.");
        }

        assertThat(second.calls()).containsExactly("started streaming", "attempt 1 alpha key 1", "cancelled");
        assertThat(alpha.calls).isEmpty();
    }

    @Test
    void eachRequestHasItsOwnListenerAndAllHearOfAllInTheOrderTheyWereAdded() {
        alpha.then(text("ok"), done());
        List<String> order = new ArrayList<>();
        int[] made = {0};
        FallbackChat many = builder()
                .listenerPerRequest(() -> starting(order, "own " + made[0]++))
                .listener(starting(order, "shared"))
                .build();

        many.send(QUESTION, keys);
        many.send(QUESTION, keys);

        assertThat(order).containsExactly("own 0", "shared", "own 1", "shared");
    }

    private static ChatListener starting(List<String> order, String name) {
        return new ChatListener() {
            @Override
            public void started(boolean streaming) {
                order.add(name);
            }
        };
    }

    private FallbackChat.Builder builder() {
        return FallbackChat.builder()
                .providers(alpha, beta)
                .policy(FallbackPolicy.builder().retries(0).build());
    }

    private Shape.Running finish(Shape shape) throws InterruptedException {
        Shape.Running call = shape.start(chat, QUESTION, keys);
        call.awaitEnd();
        return call;
    }

    /** What is heard of a call of this shape: deltas only of streams. */
    private static List<String> story(Shape shape, String... calls) {
        List<String> story = new ArrayList<>();
        story.add(shape.streaming ? "started streaming" : "started");
        for (String call : calls) {
            if (shape.streaming || !call.startsWith("delta")) {
                story.add(call);
            }
        }
        return story;
    }
}
