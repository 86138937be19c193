package io.claviger.acceptance;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.bedrock.Bedrock;
import io.claviger.providers.cerebras.Cerebras;
import io.claviger.providers.gemini.Gemini;
import io.claviger.providers.groq.Groq;
import io.claviger.providers.ollama.Ollama;
import io.claviger.providers.openai.OpenAi;
import io.claviger.providers.openrouter.OpenRouter;
import io.claviger.testkit.WireDialect;
import java.net.URI;

/**
 * The one place that knows which provider speaks a dialect of the fake server. The switch has no default on purpose: a
 * dialect that is added stops the compiler here, and then takes part in every table of this module.
 */
public final class Services {
    private Services() {}

    /** {@return the provider of a service that lives somewhere else} */
    public static ChatProvider provider(WireDialect service, URI baseUrl, HttpTransport transport) {
        return switch (service) {
            case OPENAI ->
                OpenAi.builder().baseUrl(baseUrl).transport(transport).build();
            case GROQ -> Groq.builder().baseUrl(baseUrl).transport(transport).build();
            case CEREBRAS ->
                Cerebras.builder().baseUrl(baseUrl).transport(transport).build();
            case OPENROUTER ->
                OpenRouter.builder().baseUrl(baseUrl).transport(transport).build();
            case OLLAMA ->
                Ollama.cloudBuilder().baseUrl(baseUrl).transport(transport).build();
            case GEMINI ->
                Gemini.builder().baseUrl(baseUrl).transport(transport).build();
            case BEDROCK ->
                Bedrock.builder().baseUrl(baseUrl).transport(transport).build();
        };
    }

    /** {@return the service after this one, in a circle: its fallback in the tables} */
    public static WireDialect after(WireDialect service) {
        WireDialect[] all = WireDialect.values();
        return all[(service.ordinal() + 1) % all.length];
    }
}
