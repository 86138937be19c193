package io.claviger.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.ToolCall;
import io.claviger.providers.bedrock.Bedrock;
import io.claviger.providers.cerebras.Cerebras;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.ollama.Ollama;
import io.claviger.providers.openai.OpenAi;
import io.claviger.providers.openrouter.OpenRouter;
import io.claviger.testkit.FakeAnswer;
import io.claviger.testkit.FakeProviderServer;
import io.claviger.testkit.Fault;
import io.claviger.testkit.WireDialect;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every program does what its first line says. */
@Timeout(20)
class ProgramsTest {
    private final FakeProviderServer services = FakeProviderServer.start();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void groqPrintsTheThinkingAndTheAnswer() {
        services.on(WireDialect.GROQ).answers(FakeAnswer.of("Rayleigh.").withReasoning("Light, air."));

        GroqChat.ask(Groq.builder().baseUrl(at(WireDialect.GROQ)).build(), key("gsk_"), out);

        assertThat(printed()).isEqualTo("[Light, ][air.]Rayleigh.\n18 tokens\n");
    }

    @Test
    void cerebrasPrintsWhatFitsTheSchema() {
        services.on(WireDialect.CEREBRAS).answers("{\"title\":\"Tea\",\"steps\":[]}");

        CerebrasChat.ask(Cerebras.builder().baseUrl(at(WireDialect.CEREBRAS)).build(), key("csk-"), out);

        assertThat(printed()).isEqualTo("{\"title\":\"Tea\",\"steps\":[]}\n");
        assertThat(services.requests().get(0).body()).contains("json_schema", "\"recipe\"");
    }

    @Test
    void openAiCallsTheToolAndAnswersWithItsResult() {
        services.on(WireDialect.OPENAI)
                .answers(FakeAnswer.of("").withToolCalls(new ToolCall("call_7", "weather", "{\"city\":\"Ulm\"}")))
                .answers("It rains.");

        OpenAiChat.ask(OpenAi.builder().baseUrl(at(WireDialect.OPENAI)).build(), key("sk-proj-"), out);

        assertThat(printed()).isEqualTo("It rains.\n");
        assertThat(services.requests().get(1).body()).contains("call_7", "12 degrees, light rain");
    }

    @Test
    void openAiDoesNotCallToolsForEver() {
        services.on(WireDialect.OPENAI)
                .answers(FakeAnswer.of("Again.").withToolCalls(new ToolCall("call_7", "weather", "{}")));

        OpenAiChat.ask(OpenAi.builder().baseUrl(at(WireDialect.OPENAI)).build(), key("sk-proj-"), out);

        assertThat(services.requests()).hasSize(6);
    }

    @Test
    void geminiSeesThePicture() {
        services.on(WireDialect.GEMINI).answers("A tree.");
        byte[] png = {(byte) 0x89, 'P', 'N', 'G'};

        GeminiChat.ask(Gemini.builder().baseUrl(at(WireDialect.GEMINI)).build(), key("AQ."), png, out);

        assertThat(printed()).isEqualTo("A tree.\n");
        assertThat(services.requests().get(0).body()).contains("iVBORw==", "image/png");
    }

    @Test
    void openRouterChecksTheKeyAndAsksTheChosenModel() {
        openRouter();

        assertThat(printed()).startsWith("The key is VALID.\n").endsWith("\n(some/model)\n");
    }

    @Test
    void openRouterIsNotAskedWithARefusedKey() {
        services.on(WireDialect.OPENROUTER).fails(Fault.INVALID_KEY);

        openRouter();

        assertThat(printed()).isEqualTo("The key is INVALID.\n");
        assertThat(services.requests()).hasSize(1);
    }

    @Test
    void ollamaAsksTheFirstModelThatIsInstalled() {
        services.on(WireDialect.OLLAMA).answers().answers("Two children at most.");

        OllamaChat.ask(Ollama.builder().baseUrl(at(WireDialect.OLLAMA)).build(), out);

        assertThat(printed()).isEqualTo("Two children at most.\n");
        assertThat(services.requests().get(1).body()).contains("\"model\":\"fake-1\"");
        assertThat(services.requests().get(1).key()).isEmpty();
    }

    @Test
    void bedrockSignsWithTheSecretAndDoesNotSendIt() {
        services.on(WireDialect.BEDROCK).answers("Two children at most.");
        char[] id = "AKIAIOSFODNN7EXAMPLE".toCharArray();
        char[] secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".toCharArray();

        BedrockChat.ask(
                Bedrock.builder().baseUrl(at(WireDialect.BEDROCK)).build(),
                Bedrock.key(id, secret, null, "eu-central-1"),
                out);

        assertThat(printed()).startsWith("Two children at most.\n(");
        assertThat(services.requests().get(0).header("authorization").orElse(""))
                .contains("/eu-central-1/bedrock/aws4_request")
                .doesNotContain("wJalr");
    }

    private void openRouter() {
        OpenRouterChat.ask(
                OpenRouter.builder().baseUrl(at(WireDialect.OPENROUTER)).build(), key("sk-or-v1-"), "some/model", out);
    }

    private URI at(WireDialect service) {
        return services.baseUrl(service);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static char[] key(String prefix) {
        return (prefix + "a".repeat(40)).toCharArray();
    }
}
