package io.claviger.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ProviderId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("S0-KEY-1, S0-KEY-3: formats per provider, and whose key it is")
class KeyFormatTest {
    static Stream<Arguments> realKeys() {
        return Stream.of(
                Arguments.of("gemini", TestKeys.gemini(1)),
                Arguments.of("gemini", TestKeys.geminiAuth(1)),
                Arguments.of("groq", TestKeys.groq(1)),
                Arguments.of("cerebras", TestKeys.cerebras(1)),
                Arguments.of("openrouter", TestKeys.openRouter(1)),
                Arguments.of("openai", TestKeys.openAi(1)),
                Arguments.of("openai", "sk-abcdefghij0123456789T3BlbkFJabcdefghij0123456789".toCharArray()),
                Arguments.of("ollama", TestKeys.ollama(1)),
                Arguments.of("bedrock", TestKeys.bedrock(1)),
                Arguments.of("bedrock", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9B".toCharArray()),
                Arguments.of("anthropic", TestKeys.anthropic(1)));
    }

    @ParameterizedTest
    @MethodSource("realKeys")
    void keysInUseAreFamiliarAndDetected(String provider, char[] key) {
        ProviderId id = ProviderId.of(provider);

        assertThat(KeyFormat.of(id).isFamiliar(key)).isTrue();
        assertThat(KeyFormat.detect(key)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "AIzaSy, gemini",
        "AQ., gemini",
        "gsk_, groq",
        "csk-, cerebras",
        "sk-or-v1-, openrouter",
        "sk-ant-, anthropic",
        "sk-proj-, openai",
        "sk-svcacct-, openai",
        "sk-service-, openai",
        "sk-admin-, openai",
        "ABSK, bedrock",
        "bedrock-api-key-, bedrock",
        "xai-, xai",
        "pplx-, perplexity",
        "nvapi-, nvidia",
        "hf_, huggingface",
        "ghp_, github",
        "github_pat_, github"
    })
    void distinctiveBeginningNamesTheVendor(String prefix, String provider) {
        assertThat(KeyFormat.detect((prefix + "x".repeat(30)).toCharArray())).contains(ProviderId.of(provider));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "sk-",
                "sk-0123456789abcdef0123456789abcdef",
                "sk-orange-0123456789abcdef0123456789",
                "AIz0123456789abcdefghijklmnop",
                "aiza0123456789abcdefghijklmnop",
                " AIza0123456789abcdefghijklmnop",
                "xAIza0123456789abcdefghijklmnop",
                "0123456789abcdef0123456789abcdef"
            })
    void ambiguousKeyIsNobodys(String key) {
        assertThat(KeyFormat.detect(key.toCharArray())).isEmpty();
    }

    @Test
    void unfamiliarKeyIsOnlyUnfamiliar() {
        KeyFormat gemini = KeyFormat.of(ProviderId.of("gemini"));

        assertThat(gemini.isFamiliar("AIza-but-of-another-length".toCharArray()))
                .isFalse();
        assertThat(gemini.isFamiliar(TestKeys.groq(1))).isFalse();
    }

    @Test
    void unknownProviderTakesAnyPrintableKey() {
        KeyFormat format = KeyFormat.of(ProviderId.of("my-company"));

        assertThat(format.isFamiliar("!".repeat(20).toCharArray())).isTrue();
        assertThat(format.isFamiliar("~".repeat(500).toCharArray())).isTrue();
        assertThat(format.isFamiliar("k".repeat(19).toCharArray())).isFalse();
        assertThat(format.isFamiliar("k".repeat(501).toCharArray())).isFalse();
        assertThat(format.isFamiliar("k k".repeat(20).toCharArray())).isFalse();
    }

    @Test
    void needForAKeyIsPartOfTheFormat() {
        ProviderId ollama = ProviderId.of("ollama");

        assertThat(KeyFormat.of(ollama).requiresKey()).isTrue();
        assertThat(KeyFormat.of(ollama).acceptsKey()).isTrue();
        assertThat(KeyFormat.optional(ollama).requiresKey()).isFalse();
        assertThat(KeyFormat.optional(ollama).acceptsKey()).isTrue();
        assertThat(KeyFormat.optional(ollama).isFamiliar(TestKeys.ollama(1))).isTrue();
        assertThat(KeyFormat.keyless(ollama).requiresKey()).isFalse();
        assertThat(KeyFormat.keyless(ollama).acceptsKey()).isFalse();
        assertThat(KeyFormat.keyless(ollama).isFamiliar(TestKeys.ollama(1))).isFalse();
        assertThat(KeyFormat.keyless(ollama).provider()).isEqualTo(ollama);
        assertThat(KeyFormat.keyless(ollama)).hasToString("KeyFormat[ollama, NONE]");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini, starts with AIza or AQ.",
        "groq, starts with gsk_",
        "cerebras, starts with csk-",
        "openrouter, starts with sk-or-v1-",
        "openai, 'starts with sk-proj-, sk-svcacct-, sk-service- or sk-admin-'",
        "ollama, '32 hexadecimal digits, a dot and 24 characters'",
        "bedrock, 'starts with ABSK or bedrock-api-key-, or is ACCESS_KEY_ID:SECRET or"
                + " ACCESS_KEY_ID:SECRET:SESSION_TOKEN; the region may follow, such as @eu-central-1'",
        "anthropic, starts with sk-ant-",
        "my-company, 20 to 500 printable characters without spaces"
    })
    void hintSaysHowToRecogniseAKey(String provider, String hint) {
        assertThat(KeyFormat.of(ProviderId.of(provider)).hint()).isEqualTo(hint);
        assertThat(KeyFormat.keyless(ProviderId.of(provider)).hint()).isEqualTo("no key is needed");
    }
}
