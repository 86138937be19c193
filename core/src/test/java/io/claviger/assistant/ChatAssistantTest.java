package io.claviger.assistant;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.fails;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.FailureKind;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.RateLimitedException;
import io.claviger.conversation.ConversationId;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.conversation.StoredMessage;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.ScriptedProvider;
import io.claviger.key.KeyVault;
import io.claviger.knowledge.KnowledgeAnswer;
import io.claviger.limit.SlidingWindowRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ChatAssistantTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final ScriptedProvider gemini = new ScriptedProvider("gemini");
    private final ScriptedProvider groq = new ScriptedProvider("groq");
    private final KeyVault vault = KeyVault.builder().build();
    private final InMemoryConversationStore conversations = InMemoryConversationStore.create();
    private final List<Reply> told = new ArrayList<>();
    private final ChatAssistant assistant = ChatAssistant.builder(
                    FallbackChat.builder().providers(gemini, groq).build())
            .vault(vault)
            .rateLimiter(SlidingWindowRateLimiter.of(3, Duration.ofSeconds(60), InstantSource.fixed(NOW)))
            .knowledge((course, question) -> question.startsWith("What is a tree")
                    ? Optional.of(new KnowledgeAnswer("What is a tree?", "A tree is a graph.", "dsa.md", 1))
                    : Optional.empty())
            .conversations(conversations)
            .clock(InstantSource.fixed(NOW))
            .onReply(told::add)
            .build();

    private final Map<String, List<char[]>> keys = new LinkedHashMap<>();

    @AfterEach
    @DisplayName("S0-KEY-7: keys are gone after every path")
    void nothingIsLeft() {
        assertThat(vault.openRings()).isZero();
        assertThat(keys.values().stream().flatMap(List::stream))
                .allSatisfy(key -> assertThat(new String(key)).matches("\0*"));
    }

    @Test
    @DisplayName("S0-FLOW-1: the knowledge base is asked first and a hit calls nobody")
    void knowledgeFirst() {
        Reply reply = assistant.answer(question("What is a tree?"));

        assertThat(reply.provider()).isEqualTo("knowledge-base");
        assertThat(reply.text()).isEqualTo("A tree is a graph.");
        assertThat(reply.completion()).isNull();
        assertThat(reply.timestamp()).isEqualTo(NOW);
        assertThat(reply.rateLimit().remaining()).isEqualTo(2);
        assertThat(gemini.calls).isEmpty();
    }

    @Test
    @DisplayName("S0-FLOW-5: an answer goes into the history and is announced before it is returned")
    void answerIsRememberedAndAnnounced() {
        gemini.then(text("Because."), done());
        key("gemini", "test-gemini-key-000000");

        Reply reply = assistant.answer(question("Why?"));

        assertThat(reply.provider()).isEqualTo("gemini");
        assertThat(told).containsExactly(reply);
        assertThat(conversations.history("ann", reply.conversation(), 10))
                .extracting(StoredMessage::text)
                .containsExactly("Why?", "Because.");
    }

    @Test
    @DisplayName("S0-FLOW-2: the chain is walked in its order and the trail comes with the answer")
    void fallback() {
        gemini.then(fails(FailureKind.INVALID_KEY));
        groq.then(text("ok"), done());
        key("groq", "test-groq-key-00000000");
        key("gemini", "test-gemini-key-000000");

        Reply reply = assistant.answer(question("Why?"));

        assertThat(reply.completion().attempts())
                .extracting(attempt -> attempt.key() + " " + attempt.failure())
                .containsExactly("gemini key 1 INVALID_KEY", "groq key 1 null");
    }

    @Test
    void conversationGoesOnWithItsHistoryAndBelongsToItsOwner() {
        gemini.then(text("First."), done()).then(text("Second."), done());
        key("gemini", "test-gemini-key-000000");
        ConversationId conversation = assistant.answer(question("One?")).conversation();
        keys.clear();
        key("gemini", "test-gemini-key-000000");

        assistant.answer(new Question("ann", "ann", "dsa", "Two?", conversation.value(), keys));

        assertThat(conversations.history("ann", conversation, 10))
                .extracting(StoredMessage::text)
                .containsExactly("One?", "First.", "Two?", "Second.");
        assertThat(conversations.history("bob", conversation, 10)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceAndNothingIsKept() {
        key("gemini", "short");
        key("nobody", "test-key-0000000000000");

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> assistant.answer(new Question("ann", "ann", "no such course!", "", "bad id!", keys)));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "course_id_form", "message_blank", "conversation_id_form", "key_length", "provider_unknown");
        assertThat(conversations.list("ann", 10)).isEmpty();
    }

    @Test
    @DisplayName("S0-RATE-1: the limit counts the client, and says when to come back")
    void rateLimit() {
        for (int i = 0; i < 3; i++) {
            assistant.answer(question("What is a tree?"));
        }
        key("gemini", "test-gemini-key-000000");

        assertThatThrownBy(() -> assistant.answer(question("What is a tree?")))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        limited -> assertThat(limited.retryAfterSeconds()).isEqualTo(60))
                .hasMessage("Too many requests. Try again in 60 seconds.");
    }

    @Test
    @DisplayName("S0-FLOW-6: when all fail nothing is stored and the sentence is the seed's")
    void allFail() {
        gemini.then(fails(FailureKind.INVALID_KEY));
        key("gemini", "test-gemini-key-000000");

        assertThatThrownBy(() -> assistant.answer(question("Why?")))
                .isInstanceOfSatisfying(
                        AllAttemptsFailedException.class,
                        failed -> assertThat(failed.userMessage())
                                .isEqualTo("Invalid API key for gemini. Please verify your key is correct."));
        assertThat(conversations.list("ann", 10)).isEmpty();
    }

    @Test
    void observerSeesTheOpeningAndEveryEvent() {
        gemini.then(text("Be"), text("cause."), done());
        key("gemini", "test-gemini-key-000000");
        List<String> seen = new ArrayList<>();

        Reply reply = assistant.answer(question("Why <script>alert(1)</script>?"), new ReplyObserver() {
            @Override
            public void opened(Opening opening) {
                seen.add(opening.userMessage());
            }

            @Override
            public void event(ChatEvent event) {
                seen.add(event.getClass().getSimpleName());
            }
        });

        assertThat(seen).containsExactly("Why ?", "AttemptStarted", "TextDelta", "TextDelta", "Completed");
        assertThat(reply.text()).isEqualTo("Because.");
    }

    @Test
    void observerThatThrowsCancelsTheCallAndWipesTheKeys() {
        gemini.then(text("Be"), ScriptedProvider.after(Duration.ofMinutes(1), text("cause.")));
        key("gemini", "test-gemini-key-000000");

        assertThatThrownBy(() -> assistant.answer(question("Why?"), event -> {
                    if (event instanceof ChatEvent.TextDelta) {
                        throw new IllegalStateException("the user has gone");
                    }
                }))
                .hasMessage("the user has gone");

        assertThat(gemini.cancelled).isEqualTo(1);
        assertThat(conversations.list("ann", 10)).isEmpty();
    }

    private Question question(@Nullable String message) {
        return new Question("ann", "ann", "dsa", message, null, keys);
    }

    private void key(String provider, String key) {
        keys.computeIfAbsent(provider, any -> new ArrayList<>()).add(key.toCharArray());
    }
}
