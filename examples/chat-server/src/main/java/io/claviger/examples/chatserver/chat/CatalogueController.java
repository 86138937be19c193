package io.claviger.examples.chatserver.chat;

import io.claviger.check.Limits;
import io.claviger.examples.chatserver.edge.Visitor;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.knowledge.Course;
import io.claviger.knowledge.KnowledgeBase;
import io.claviger.provider.ChatProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page what there is to choose from. */
@RestController
final class CatalogueController {
    /** Seed 000, "API Keys Validation". */
    private static final int KEYS = 10;

    /** A page wants one to choose; a base that knows none still lets everybody ask. */
    private static final Course ANY_COURSE = new Course("general", "General questions");

    private static final Map<String, Vendor> VENDORS = Map.of(
            "gemini", new Vendor("Google Gemini", "https://aistudio.google.com/apikey"),
            "groq", new Vendor("Groq", "https://console.groq.com/keys"),
            "cerebras", new Vendor("Cerebras", "https://cloud.cerebras.ai"),
            "openrouter", new Vendor("OpenRouter", "https://openrouter.ai/keys"),
            "openai", new Vendor("OpenAI", "https://platform.openai.com/api-keys"),
            "bedrock", new Vendor("AWS Bedrock", "https://console.aws.amazon.com/bedrock/home#/api-keys"),
            "ollama", new Vendor("Ollama", "https://ollama.com/settings/keys"));

    private final Catalogue catalogue;
    private final JsonAnswers json;

    CatalogueController(FallbackChat chat, List<ChatProvider> providers, KnowledgeBase knowledge, JsonAnswers json) {
        this.catalogue = new Catalogue(
                chat.chain().stream()
                        .flatMap(id -> providers.stream().filter(one -> one.id().equals(id)))
                        .map(CatalogueController::provider)
                        .toList(),
                courses(knowledge),
                new Bounds(Limits.MESSAGE_CHARACTERS, KEYS));
        this.json = json;
    }

    /** What the page calls a provider, and where its users get a key. */
    private record Vendor(String name, String keyUrl) {}

    /** One provider of the chain, the model it is asked for unless another is named, and whether it wants a key. */
    private record Provider(
            String id,
            String name,
            String model,
            boolean keyNeeded,
            String keyHint,
            @Nullable String keyUrl) {}

    private record Bounds(int messageCharacters, int keys) {}

    private record Catalogue(List<Provider> providers, List<Course> courses, Bounds limits) {}

    private static List<Course> courses(KnowledgeBase knowledge) {
        List<Course> known = knowledge.courses().stream()
                .sorted(Comparator.comparing(Course::title))
                .toList();
        return known.isEmpty() ? List.of(ANY_COURSE) : known;
    }

    @GetMapping("/api/chat/providers")
    void providers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visitor.identify(request, response);
        json.write(response, catalogue);
    }

    private static Provider provider(ChatProvider provider) {
        String id = provider.id().value();
        Vendor vendor = VENDORS.get(id);
        return new Provider(
                id,
                vendor == null ? id : vendor.name(),
                provider.defaultModel(),
                provider.keyFormat().requiresKey(),
                provider.keyFormat().hint(),
                vendor == null ? null : vendor.keyUrl());
    }
}
