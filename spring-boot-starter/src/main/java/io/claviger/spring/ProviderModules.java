package io.claviger.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The providers that have a module, in the order of the default chain: seed 000, then OpenAI, then Bedrock where its module
 * was added, then Ollama where it is enabled.
 */
final class ProviderModules {
    static final String GEMINI = "gemini";
    static final String GROQ = "groq";
    static final String CEREBRAS = "cerebras";
    static final String OPENROUTER = "openrouter";
    static final String OPENAI = "openai";
    static final String BEDROCK = "bedrock";

    /** Joins the default chain on demand only: it needs no key, and nobody may be listening on its port. */
    static final String OLLAMA = "ollama";

    static final List<String> NAMES = List.of(GEMINI, GROQ, CEREBRAS, OPENROUTER, OPENAI, BEDROCK, OLLAMA);

    private static final Map<String, String> CLASSES = classes();

    private ProviderModules() {}

    /** {@return the name of the bean of a provider, by which an application replaces it} */
    static String beanName(String provider) {
        return provider + "ChatProvider";
    }

    static boolean isPresent(String name, @Nullable ClassLoader loader) {
        String type = CLASSES.get(name);
        return type != null && ClassUtils.isPresent(type, loader);
    }

    private static Map<String, String> classes() {
        Map<String, String> classes = new LinkedHashMap<>();
        classes.put(GEMINI, "io.claviger.providers.gemini.Gemini");
        classes.put(GROQ, "io.claviger.providers.groq.Groq");
        classes.put(CEREBRAS, "io.claviger.providers.cerebras.Cerebras");
        classes.put(OPENROUTER, "io.claviger.providers.openrouter.OpenRouter");
        classes.put(OPENAI, "io.claviger.providers.openai.OpenAi");
        classes.put(BEDROCK, "io.claviger.providers.bedrock.Bedrock");
        classes.put(OLLAMA, "io.claviger.providers.ollama.Ollama");
        return classes;
    }
}
