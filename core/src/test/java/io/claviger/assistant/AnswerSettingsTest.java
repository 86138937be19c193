package io.claviger.assistant;

import static io.claviger.fallback.ScriptedProvider.done;
import static io.claviger.fallback.ScriptedProvider.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Message;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.conversation.ConversationId;
import io.claviger.conversation.InMemoryConversationStore;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.ScriptedProvider;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AnswerSettingsTest {
    private static final ProviderId GEMINI = ProviderId.of("gemini");
    private static final ProviderId GROQ = ProviderId.of("groq");

    private final ScriptedProvider gemini = new ScriptedProvider("gemini");
    private final ScriptedProvider groq = new ScriptedProvider("groq");
    private final KeyVault vault = KeyVault.builder().build();
    private final InMemoryConversationStore conversations = InMemoryConversationStore.create();
    private final FallbackChat chat =
            FallbackChat.builder().providers(gemini, groq).build();
    private final ChatAssistant assistant = ChatAssistant.builder(chat)
            .vault(vault)
            .conversations(conversations)
            .build();

    @Test
    void questionChoosesWhoIsAskedAndForWhichModel() {
        groq.then(text("Because."), done());
        try (KeyRing keys = ring()) {
            Reply reply = assistant.answer(question(AnswerSettings.DEFAULT
                    .keys(keys)
                    .providers(List.of(GROQ, GEMINI))
                    .model(GROQ, "its-other-model")));

            assertThat(reply.provider()).isEqualTo("groq");
            assertThat(groq.models).containsExactly("its-other-model");
            assertThat(gemini.calls).isEmpty();
        }
    }

    @Test
    void lentKeysStayOpenAfterTheAnswer() {
        gemini.then(text("One."), done()).then(text("Two."), done());
        try (KeyRing keys = ring()) {
            AnswerSettings settings = AnswerSettings.DEFAULT.keys(keys);
            assertThat(assistant.answer(question(settings)).text()).isEqualTo("One.");
            assertThat(assistant.answer(question(settings)).text()).isEqualTo("Two.");
        }
        assertThat(vault.openRings()).isZero();
    }

    @Test
    void hostsHistoryIsSentAndNothingIsStored() {
        gemini.then(text("Because."), done());
        try (KeyRing keys = ring()) {
            Reply reply = assistant.answer(question(AnswerSettings.DEFAULT
                    .keys(keys)
                    .history(List.of(Message.user("What?"), Message.assistant("That.")))));

            assertThat(gemini.requests.get(0).messages())
                    .extracting(Message::text)
                    .endsWith("What?", "That.", "Why?");
            assertThat(conversations.history("ann", reply.conversation(), 10)).isEmpty();
        }
    }

    @Test
    void keysFromTwoPlacesAreRefusedAndZeroed() {
        char[] typed = "test-gemini-key-000000".toCharArray();
        try (KeyRing keys = ring()) {
            Question both = new Question("ann", "ann", "dsa", "Why?", null, Map.of("gemini", List.of(typed)))
                    .with(AnswerSettings.DEFAULT.keys(keys));

            assertThatThrownBy(() -> assistant.answer(both))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            refused -> assertThat(refused.problems())
                                    .containsExactly(new Problem(
                                            "keys_twice",
                                            "apiKeys",
                                            "Keys come with the question or from a session, not from both.")));
        }
        assertThat(typed).containsOnly('\0');
    }

    @Test
    void unknownProviderIsRefusedWithoutBeingRepeated() {
        try (KeyRing keys = ring()) {
            InvalidRequestException refused = catchThrowableOfType(
                    InvalidRequestException.class,
                    () -> assistant.answer(question(
                            AnswerSettings.DEFAULT.keys(keys).providers(List.of(ProviderId.of("elsewhere"))))));

            assertThat(refused.problems())
                    .containsExactly(new Problem(
                            "provider_unknown", "providers", "The providers are [gemini, groq]; found another."));
        }
    }

    @Test
    void providerNamedTwiceIsRefused() {
        try (KeyRing keys = ring()) {
            assertThatThrownBy(() -> assistant.answer(
                            question(AnswerSettings.DEFAULT.keys(keys).providers(List.of(GROQ, GROQ)))))
                    .isInstanceOfSatisfying(
                            InvalidRequestException.class,
                            refused -> assertThat(refused.problems())
                                    .containsExactly(new Problem(
                                            "provider_twice", "providers", "Each provider is named once.")));
        }
    }

    @Test
    void printsNeitherHistoryNorKeys() {
        try (KeyRing keys = ring()) {
            assertThat(AnswerSettings.DEFAULT.keys(keys).history(List.of(Message.user("secret"))))
                    .hasToString("AnswerSettings[providers=[], history=true, keys=true]");
        }
    }

    private KeyRing ring() {
        return vault.open("ann")
                .and("gemini", "test-gemini-key-000000".toCharArray())
                .and("groq", "test-groq-key-00000000".toCharArray());
    }

    private static Question question(AnswerSettings settings) {
        return new Question("ann", "ann", "dsa", "Why?", ConversationId.random().value(), Map.of()).with(settings);
    }
}
