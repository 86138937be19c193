package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Question;
import io.claviger.assistant.Reply;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.ChatListener;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyFormat;
import io.claviger.key.KeyRing;
import io.claviger.provider.ChatProvider;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.RecordedRequest;
import io.claviger.testkit.WireDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is set about a provider holds on the wire. */
class ProviderSettingsTest {
    private static final String KEY = "made-up-key-0123456789-abcdefghij";

    private final FakeProviderServer server = FakeProviderServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(WireDialect.class)
    void baseUrlAndModelAreUsed(WireDialect dialect) {
        String name = dialect.provider().value();
        server.on(dialect).answers("Here I am.");

        Contexts.runner()
                .withPropertyValues(
                        "claviger.chain=" + name,
                        "claviger.providers." + name + ".base-url=" + server.baseUrl(dialect),
                        "claviger.providers." + name + ".model=model-of-the-host")
                .run(context -> {
                    try (KeyRing keys = KeyRing.of(name, KEY.toCharArray())) {
                        ChatResponse answer =
                                context.getBean(FallbackChat.class).send(ChatRequest.of("Where are you?"), keys);

                        assertThat(answer.text()).isEqualTo("Here I am.");
                    }
                });

        RecordedRequest request = server.requests().get(0);
        assertThat(request.path() + request.body()).contains("model-of-the-host");
        assertThat(request.key()).contains(KEY);
    }

    @Test
    void theRegionIsTheOneThatIsSigned() {
        String key = "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

        Contexts.runner()
                .withPropertyValues(
                        "claviger.chain=bedrock",
                        "claviger.providers.bedrock.region=eu-central-1",
                        "claviger.providers.bedrock.base-url=" + server.baseUrl(WireDialect.BEDROCK))
                .run(context -> {
                    try (KeyRing keys = KeyRing.of("bedrock", key.toCharArray())) {
                        context.getBean(FallbackChat.class).send(ChatRequest.of("Where are you?"), keys);
                    }
                });

        RecordedRequest request = server.requests().get(0);
        assertThat(request.key()).contains(key);
        assertThat(request.header("authorization").orElse("")).contains("/eu-central-1/bedrock/aws4_request");
        assertThat(request.path()).contains("/model/eu.amazon.nova");
    }

    @Test
    void aServiceThatTakesNoKeyAnswersWithoutAny() {
        server.on(WireDialect.OPENAI).answers("No key needed.");

        Contexts.runner()
                .withPropertyValues(
                        "claviger.compatible.local.base-url=" + server.baseUrl(WireDialect.OPENAI),
                        "claviger.compatible.local.model=small",
                        "claviger.compatible.local.key=none")
                .run(context -> {
                    ChatResponse answer = context.getBean(FallbackChat.class)
                            .send(ChatRequest.of("Do you need a key?"), KeyRing.none());

                    assertThat(answer.text()).isEqualTo("No key needed.");
                    assertThat(answer.provider().value()).isEqualTo("local");
                });

        assertThat(server.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.key()).isEmpty());
    }

    @Test
    void aListenerBeanHearsOfRequests() {
        List<String> heard = new ArrayList<>();
        ChatListener listener = new ChatListener() {
            @Override
            public void completed(Completion completion) {
                heard.add(completion.model());
            }
        };
        server.on(WireDialect.OPENAI).answers("Loud and clear.");

        Contexts.runner()
                .withBean(ChatListener.class, () -> listener)
                .withPropertyValues(
                        "claviger.compatible.local.base-url=" + server.baseUrl(WireDialect.OPENAI),
                        "claviger.compatible.local.model=small",
                        "claviger.compatible.local.key=optional")
                .run(context -> {
                    ChatResponse answer =
                            context.getBean(FallbackChat.class).send(ChatRequest.of("Do you hear me?"), KeyRing.none());

                    assertThat(heard).containsExactly(answer.model());
                });
    }

    @ParameterizedTest
    @EnumSource(KeyNeed.class)
    void theNeedForAKeyReachesTheProvider(KeyNeed need) {
        Contexts.runner()
                .withPropertyValues(
                        "claviger.compatible.local.base-url=http://localhost:1/v1",
                        "claviger.compatible.local.model=small",
                        "claviger.compatible.local.key=" + need)
                .run(context -> {
                    KeyFormat format = context.getBean("localChatProvider", ChatProvider.class)
                            .keyFormat();

                    assertThat(format.requiresKey()).isEqualTo(need == KeyNeed.REQUIRED);
                    assertThat(format.acceptsKey()).isEqualTo(need != KeyNeed.NONE);
                });
    }

    @Test
    void theAssistantAnswersWithItsOwnPromptAndTellsItsListeners() {
        server.on(WireDialect.GROQ).answers("Answer.");

        Contexts.runner()
                .withUserConfiguration(Listening.class)
                .withPropertyValues(
                        "claviger.providers.groq.base-url=" + server.baseUrl(WireDialect.GROQ),
                        "claviger.assistant.instructions=Speak like a pirate.")
                .run(context -> {
                    Reply reply = context.getBean(ChatAssistant.class)
                            .answer(new Question(
                                    "ann", "ann", "dsa", "Hi?", null, Map.of("groq", List.of(KEY.toCharArray()))));

                    assertThat(reply.text()).isEqualTo("Answer.");
                    assertThat(context.getBean(Listening.class).heard).containsExactly(reply);
                });

        assertThat(server.requests().get(0).body()).contains("Speak like a pirate.");
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {
        final List<Reply> heard = new ArrayList<>();

        @Bean
        Consumer<Reply> listener() {
            return heard::add;
        }
    }
}
