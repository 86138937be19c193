package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.provider.ChatProvider;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who is asked, and in which order. */
class ChainTest {
    private final ApplicationContextRunner runner = Contexts.runner();

    @Test
    @DisplayName("S0-FLOW-2: Gemini, Groq, Cerebras, OpenRouter; whoever was added comes after them")
    void theDefaultOrder() {
        runner.withBean("own", ChatProvider.class, () -> provider("own"))
                .withPropertyValues(
                        "claviger.compatible.zeta.base-url=http://localhost:8000/v1",
                        "claviger.compatible.zeta.model=m",
                        "claviger.compatible.alpha.base-url=http://localhost:8001/v1",
                        "claviger.compatible.alpha.model=m")
                .run(context -> assertThat(names(context.getBean(FallbackChat.class)))
                        .containsExactly(
                                "gemini",
                                "groq",
                                "cerebras",
                                "openrouter",
                                "openai",
                                "bedrock",
                                "zeta",
                                "alpha",
                                "own"));
    }

    @Test
    void aSetChainNamesAllThatAreAsked() {
        runner.withBean("own", ChatProvider.class, () -> provider("own"))
                .withPropertyValues("claviger.chain=OWN, openrouter,gemini")
                .run(context -> assertThat(names(context.getBean(FallbackChat.class)))
                        .containsExactly("own", "openrouter", "gemini"));
    }

    @Test
    @DisplayName("Ollama needs no key, and nobody may be listening: it is asked when somebody wants it")
    void ollamaJoinsTheDefaultChainWhenItIsEnabled() {
        runner.run(context -> assertThat(context).doesNotHaveBean("ollamaChatProvider"));
        runner.withPropertyValues("claviger.providers.ollama.model=qwen3:8b")
                .run(context -> assertThat(context).doesNotHaveBean("ollamaChatProvider"));
        runner.withPropertyValues("claviger.providers.ollama.enabled=true")
                .run(context -> assertThat(names(context.getBean(FallbackChat.class)))
                        .containsExactly("gemini", "groq", "cerebras", "openrouter", "openai", "bedrock", "ollama"));
    }

    @Test
    void ollamaIsThereWhereTheChainNamesIt() {
        runner.withPropertyValues("claviger.chain=gemini, OLLAMA").run(context -> {
            assertThat(names(context.getBean(FallbackChat.class))).containsExactly("gemini", "ollama");
            ChatProvider local = context.getBean("ollamaChatProvider", ChatProvider.class);
            assertThat(local.keyFormat().requiresKey()).isFalse();
        });
        assertThat(Contexts.refusal(runner.withPropertyValues(
                        "claviger.chain=gemini,ollama", "claviger.providers.ollama.enabled=false")))
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.chain[1]: wanted one of gemini, groq, cerebras, openrouter, openai, bedrock;"
                        + " found \"ollama\" while claviger.providers.ollama.enabled is false.");
        assertThat(Contexts.refusal(runner.withPropertyValues("claviger.providers.ollama.enabled=perhaps")))
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.providers.ollama.enabled: wanted true or false; found \"perhaps\".");
    }

    @Test
    void theAddressOfTheCloudMeansTheCloud() {
        runner.withPropertyValues(
                        "claviger.providers.ollama.enabled=true",
                        "claviger.providers.ollama.base-url=https://ollama.com/")
                .run(context -> {
                    ChatProvider cloud = context.getBean("ollamaChatProvider", ChatProvider.class);
                    assertThat(cloud.keyFormat().requiresKey()).isTrue();
                    assertThat(cloud.defaultModel()).isEqualTo("gpt-oss:120b");
                });
    }

    @Test
    void ollamaAloneIsNoChainUnlessItIsWanted() {
        ApplicationContextRunner alone = runner.withClassLoader(new FilteredClassLoader(
                "io.claviger.providers.openai",
                "io.claviger.providers.groq",
                "io.claviger.providers.cerebras",
                "io.claviger.providers.openrouter",
                "io.claviger.providers.gemini",
                "io.claviger.providers.bedrock"));

        assertThat(Contexts.refusal(alone)).contains("claviger.chain: wanted at least one provider");
        alone.withPropertyValues("claviger.providers.ollama.enabled=true")
                .run(context ->
                        assertThat(names(context.getBean(FallbackChat.class))).containsExactly("ollama"));
    }

    @Test
    void aDisabledProviderIsNotThere() {
        runner.withPropertyValues("claviger.providers.groq.enabled=false").run(context -> {
            assertThat(context).doesNotHaveBean("groqChatProvider");
            assertThat(names(context.getBean(FallbackChat.class)))
                    .containsExactly("gemini", "cerebras", "openrouter", "openai", "bedrock");
        });
    }

    @Test
    void onlyModulesOnTheClassPathAreThere() {
        runner.withClassLoader(new FilteredClassLoader(
                        "io.claviger.providers.openai",
                        "io.claviger.providers.groq",
                        "io.claviger.providers.cerebras",
                        "io.claviger.providers.openrouter",
                        "io.claviger.providers.bedrock"))
                .run(context ->
                        assertThat(names(context.getBean(FallbackChat.class))).containsExactly("gemini"));
    }

    @Test
    void withoutAnyModuleTheApplicationsOwnProviderIsEnough() {
        runner.withClassLoader(new FilteredClassLoader("io.claviger.providers"))
                .withBean("own", ChatProvider.class, () -> provider("own"))
                .run(context ->
                        assertThat(names(context.getBean(FallbackChat.class))).containsExactly("own"));
    }

    @Test
    void withoutAnyProviderItSaysWhereTheyComeFrom() {
        String refusal = Contexts.refusal(runner.withClassLoader(new FilteredClassLoader("io.claviger.providers")));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.chain: wanted at least one provider, from a module such as"
                        + " claviger-providers-gemini or from claviger.compatible; found none.");
    }

    @Test
    void anUnknownNameBesideOwnProvidersIsFoundOnceTheyExist() {
        String refusal = Contexts.refusal(runner.withBean("own", ChatProvider.class, () -> provider("own"))
                .withPropertyValues("claviger.chain=gemini,other"));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.chain[1]: wanted one of own, gemini, groq, cerebras, openrouter, openai, bedrock;"
                        + " found \"other\".");
    }

    @Test
    void twoBeansOfOneNameAreRefused() {
        String refusal = Contexts.refusal(runner.withBean("own", ChatProvider.class, () -> provider("groq")));

        assertThat(refusal)
                .isEqualTo("Claviger cannot start because of 1 setting:\n"
                        + "  - claviger.chain: wanted each provider once; found two beans of the name groq.");
    }

    private static List<String> names(FallbackChat chat) {
        return chat.chain().stream().map(ProviderId::value).toList();
    }

    private static ChatProvider provider(String name) {
        return OpenAi.compatible(name, URI.create("http://localhost:1/v1"))
                .model("m")
                .build();
    }
}
