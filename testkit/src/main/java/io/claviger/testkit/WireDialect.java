package io.claviger.testkit;

import io.claviger.chat.ProviderId;
import io.claviger.chat.Usage;
import java.util.List;

/** The services that {@link FakeProviderServer} imitates, as their wire formats were in November 2026. */
public enum WireDialect {
    /** OpenAI's chat completions. */
    OPENAI("openai", "/openai/v1"),
    /** Groq. */
    GROQ("groq", "/groq/openai/v1"),
    /** Cerebras, whose errors are flat. */
    CEREBRAS("cerebras", "/cerebras/v1"),
    /** OpenRouter. */
    OPENROUTER("openrouter", "/openrouter/api/v1"),
    /** Google Gemini's own interface. */
    GEMINI("gemini", "/gemini"),
    /** AWS Bedrock's Converse, and its control plane. */
    BEDROCK("bedrock", "/bedrock"),
    /** Ollama's own interface, of a server or of the cloud. */
    OLLAMA("ollama", "/ollama");

    private final String provider;
    private final String path;

    WireDialect(String provider, String path) {
        this.provider = provider;
        this.path = path;
    }

    /** {@return the provider's name} */
    public ProviderId provider() {
        return ProviderId.of(provider);
    }

    /** {@return the path of its base URL, which ends where the service's own documentation lets it end} */
    public String path() {
        return path;
    }

    /**
     * Lists how the service words a fault.
     *
     * @param fault the fault
     * @return its forms, the commonest first; empty when the fault is no error of the service, or it never has it
     */
    public List<FakeError> errors(Fault fault) {
        List<FakeError> errors = switch (this) {
            case OPENAI -> OpenAiErrors.ALL;
            case GROQ -> GroqErrors.ALL;
            case CEREBRAS -> CerebrasErrors.ALL;
            case OPENROUTER -> OpenRouterErrors.ALL;
            case GEMINI -> GeminiErrors.ALL;
            case BEDROCK -> BedrockErrors.ALL;
            case OLLAMA -> OllamaErrors.ALL;
        };
        return errors.stream().filter(error -> error.fault() == fault).toList();
    }

    Voice voice() {
        return switch (this) {
            case GEMINI -> new GeminiVoice();
            case BEDROCK -> new BedrockVoice();
            case OLLAMA -> new OllamaVoice();
            default -> new OpenAiVoice(this);
        };
    }

    /** {@return whether a call without a key is answered} */
    boolean answersWithoutKey() {
        return this == OLLAMA;
    }

    /** {@return what the service tells of these tokens} */
    Usage told(Usage usage) {
        return switch (this) {
            case BEDROCK -> new Usage(usage.inputTokens(), usage.outputTokens(), usage.cachedInputTokens(), 0);
            case OLLAMA -> new Usage(usage.inputTokens(), usage.outputTokens(), 0, 0);
            default -> usage;
        };
    }
}
