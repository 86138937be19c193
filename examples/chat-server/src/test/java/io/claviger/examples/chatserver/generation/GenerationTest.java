package io.claviger.examples.chatserver.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.assistant.AnswerSettings;
import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Question;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.chat.Role;
import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.history.AnswerDetails;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Message;
import io.claviger.examples.chatserver.history.MessageState;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.ApiKey;
import io.claviger.key.KeyFormat;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import io.claviger.provider.CallContext;
import io.claviger.provider.ChatProvider;
import io.claviger.provider.Outcome;
import io.claviger.provider.ProviderCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final String KEY = "gsk_KeyOfATestThatIsNotReal00000000000000000000000000000";

    private final KeyVault vault = KeyVault.builder().build();
    private final Endless provider = new Endless();
    private final ChatAssistant assistant = ChatAssistant.builder(
                    FallbackChat.builder().providers(provider).build())
            .vault(vault)
            .build();

    /** Has the next token whenever it is asked, so that nobody ever waits for it. */
    private static final class Endless implements ChatProvider, ProviderCall {
        private final AtomicInteger cancels = new AtomicInteger();

        @Override
        public ProviderId id() {
            return ProviderId.of("groq");
        }

        @Override
        public KeyFormat keyFormat() {
            return KeyFormat.of(id());
        }

        @Override
        public String defaultModel() {
            return "endless";
        }

        @Override
        public List<Problem> unsupported(ChatRequest request) {
            return List.of();
        }

        @Override
        public ProviderCall start(ChatRequest request, ApiKey key, CallContext context) {
            return this;
        }

        @Override
        public ChatEvent.Delta poll() {
            return new ChatEvent.TextDelta("x");
        }

        @Override
        public @Nullable Outcome outcome() {
            return null;
        }

        @Override
        public Outcome expire() {
            return Outcome.Failed.withoutStatus(FailureKind.TIMEOUT);
        }

        @Override
        public void cancel() {
            cancels.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        Thread.interrupted();
        vault.close();
    }

    private Generation job() {
        Instant now = Instant.EPOCH;
        KeyRing ring = vault.open("a test").and("groq", KEY.toCharArray());
        Conversation conversation =
                new Conversation("room_1", "usr_1", new ConversationId("conv_1"), "", null, now, now, 2, null);
        Message answer = new Message(
                "msg_2",
                "room_1",
                2,
                "msg_1",
                Role.ASSISTANT,
                "",
                MessageState.STREAMING,
                now,
                "gen_1",
                null,
                null,
                null,
                AnswerDetails.NONE);
        Question question = new Question("usr_1", "usr_1", "general", "Go on.", "conv_1", Map.of())
                .with(AnswerSettings.DEFAULT.history(List.of()).keys(ring));
        return new Generation("gen_1", new Work(conversation, answer, question, Keys.own(ring)));
    }

    @Test
    @DisplayName(
            "P6: stop closes the call of a provider that never lets the job wait, and nothing is written afterwards")
    void stopReachesAJobThatNeverWaits() {
        Generation job = job();

        Finish finish = job.run(assistant, running -> {
            if (running.journal().textSoFar().length() == 3) {
                running.end(End.STOPPED);
            }
        });

        assertThat(finish.ending()).isNotNull().satisfies(ending -> {
            assertThat(ending.state()).isEqualTo(MessageState.STOPPED);
            assertThat(ending.text()).isEqualTo("xxx");
        });
        assertThat(provider.cancels).hasPositiveValue();
        assertThat(vault.openRings()).isZero();
    }
}
