package io.claviger.benchmarks;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.Usage;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.IntConsumer;

/** The library as its README shows it: one chain for the application, a key ring opened and wiped for every call. */
final class ClavigerClient implements Contestant {
    private static final String PROVIDER = "bench";

    private final String origin;
    private final Map<String, FallbackChat> chains = new ConcurrentHashMap<>();
    private final KeyRing session = KeyRing.of(PROVIDER, KEY.toCharArray());
    private final KeyRing limited = KeyRing.of(PROVIDER, keys());

    ClavigerClient(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** Nine keys that the provider limits for an hour, and one that works. */
    private static char[][] keys() {
        char[][] keys = new char[10][];
        for (int i = 0; i < 9; i++) {
            keys[i] = ("limited-" + i + "-" + KEY).toCharArray();
        }
        keys[9] = KEY.toCharArray();
        return keys;
    }

    @Override
    public void call() {
        try (KeyRing keys = ring()) {
            call(keys);
        }
    }

    @Override
    public void callPastRefusedKey() {
        try (KeyRing keys = KeyRing.of(
                PROVIDER,
                ("refused-" + Contestant.ownKey()).toCharArray(),
                Contestant.ownKey().toCharArray())) {
            call(keys);
        }
    }

    /** Asks once on a ring that stays open. */
    void callInSession() {
        call(session);
    }

    /** Asks once on a ring that stays open, nine of whose ten keys are known to be limited after the first call. */
    void callPastLimitedKeys() {
        call(limited);
    }

    private void call(KeyRing keys) {
        ChatResponse answer = chain("/call").send(ChatRequest.of(Question.TEXT), keys);
        Contestant.check(answer.text().length() == Answers.PARAGRAPH.length() && tokens(answer) == Answers.TOKENS);
    }

    @Override
    public int stream(String path, Runnable firstText) {
        StringBuilder joined = new StringBuilder();
        try (KeyRing keys = ring();
                ChatStream events = chain(path).stream(ChatRequest.of(Question.TEXT), keys)) {
            for (ChatEvent event : events) {
                if (event instanceof ChatEvent.TextDelta delta) {
                    if (joined.length() == 0) {
                        firstText.run();
                    }
                    joined.append(delta.text());
                } else if (event instanceof ChatEvent.Completed completed) {
                    Contestant.check(tokens(completed.response()) == Answers.TOKENS);
                }
            }
        }
        return joined.length();
    }

    @Override
    public void follow(String path, Runnable firstText, IntConsumer end) {
        KeyRing keys = ring();
        chain(path).publish(ChatRequest.of(Question.TEXT), keys).subscribe(new Follower(keys, firstText, end));
    }

    private FallbackChat chain(String path) {
        return chains.computeIfAbsent(
                path,
                wanted -> FallbackChat.builder()
                        .providers(OpenAi.compatible(PROVIDER, URI.create(origin + wanted))
                                .model("bench-1")
                                .build())
                        .build());
    }

    private static KeyRing ring() {
        return KeyRing.of(PROVIDER, Contestant.ownKey().toCharArray());
    }

    private static long tokens(ChatResponse answer) {
        return answer.usage().map(Usage::totalTokens).orElse(0L);
    }

    /** Joins the pieces of one answer as a subscriber. */
    private static final class Follower implements Flow.Subscriber<ChatEvent> {
        private final KeyRing keys;
        private final Runnable firstText;
        private final IntConsumer end;
        private final StringBuilder joined = new StringBuilder();

        Follower(KeyRing keys, Runnable firstText, IntConsumer end) {
            this.keys = keys;
            this.firstText = firstText;
            this.end = end;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ChatEvent event) {
            if (event instanceof ChatEvent.TextDelta delta) {
                if (joined.length() == 0) {
                    firstText.run();
                }
                joined.append(delta.text());
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(); // and the text that is missing fails the round
        }

        @Override
        public void onComplete() {
            end();
        }

        private void end() {
            keys.close();
            end.accept(joined.length());
        }
    }
}
