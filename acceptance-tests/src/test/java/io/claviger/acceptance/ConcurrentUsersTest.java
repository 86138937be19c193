package io.claviger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.ProviderId;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyHealth;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.openrouter.OpenRouter;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.WireDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConcurrentUsersTest {
    private static final int USERS = 200;
    private static final String PADDING = "0".repeat(40);

    /** What one user got, and what the session learnt about the keys. */
    private record Outcome(int user, ChatResponse response, List<String> health) {}

    @Test
    @DisplayName("S0-FLOW-7: 200 users at once through failing providers: nobody gets another's key, answer or health")
    void concurrentRequestsNeverInterfere() throws Exception {
        try (FakeProviderServer providers = FakeProviderServer.start();
                KeyVault vault = KeyVault.builder().build()) {
            FallbackChat chat = FallbackChat.builder()
                    .providers(
                            Gemini.builder()
                                    .baseUrl(providers.baseUrl(WireDialect.GEMINI))
                                    .build(),
                            Groq.builder()
                                    .baseUrl(providers.baseUrl(WireDialect.GROQ))
                                    .build(),
                            OpenRouter.builder()
                                    .baseUrl(providers.baseUrl(WireDialect.OPENROUTER))
                                    .build())
                    .build();

            List<Outcome> outcomes = allAtOnce(user -> ask(chat, vault, user));

            assertThat(outcomes).hasSize(USERS).allSatisfy(ConcurrentUsersTest::isTheUsersOwn);
            assertThat(vault.openRings()).isZero();
            assertThat(providers.requests())
                    .hasSize(3 * USERS)
                    .allSatisfy(request -> assertThat(request.body())
                            .contains(question(userOf(request.key().orElseThrow()))));
        }
    }

    private static Outcome ask(FallbackChat chat, KeyVault vault, int user) {
        ChatRequest request = ChatRequest.of(question(user));
        try (KeyRing keys = vault.open("user" + user)) {
            keys.and("gemini", key("AQ.invalid", user))
                    .and("groq", key("gsk_quota", user))
                    .and("openrouter", key("sk-or-v1-", user));
            ChatResponse response;
            if (user % 2 == 0) {
                response = chat.send(request, keys);
            } else {
                try (ChatStream events = chat.stream(request, keys)) {
                    response = events.response();
                }
            }
            return new Outcome(user, response, health(keys));
        }
    }

    private static void isTheUsersOwn(Outcome outcome) {
        assertThat(outcome.response().text())
                .isEqualTo(FakeAnswer.to(question(outcome.user())).text());
        assertThat(outcome.response().attempts())
                .extracting(attempt -> attempt.key() + " " + attempt.failure())
                .containsExactly("gemini key 1 INVALID_KEY", "groq key 1 QUOTA_EXCEEDED", "openrouter key 1 null");
        assertThat(outcome.health()).containsExactly("dead", "benched", "good");
    }

    private static List<String> health(KeyRing keys) {
        List<String> health = new ArrayList<>();
        for (ProviderId provider : keys.providers()) {
            KeyHealth learnt = keys.keys(provider).get(0).health();
            health.add(learnt.isDead() ? "dead" : learnt.benchedUntil().isPresent() ? "benched" : "good");
        }
        return health;
    }

    private interface User {
        Outcome ask(int number) throws Exception;
    }

    private static List<Outcome> allAtOnce(User user) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try {
            CountDownLatch ready = new CountDownLatch(USERS);
            List<Callable<Outcome>> tasks = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                int number = i;
                tasks.add(() -> {
                    ready.countDown();
                    ready.await();
                    return user.ask(number);
                });
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String question(int user) {
        return String.format(Locale.ROOT, "Question number %03d?", user);
    }

    private static char[] key(String prefix, int user) {
        return String.format(Locale.ROOT, "%suser%03d%s", prefix, user, PADDING).toCharArray();
    }

    private static int userOf(String key) {
        int at = key.indexOf("user") + "user".length();
        return Integer.parseInt(key.substring(at, at + 3));
    }
}
