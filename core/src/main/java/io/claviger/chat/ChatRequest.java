package io.claviger.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to ask: a conversation and how to answer it. Immutable and thread-safe; holds no credential.
 *
 * <p>Every feature is mapped by each provider or refused before any call. {@code toString} prints sizes, never content.
 */
public final class ChatRequest {
    /** What is asked for when the caller names no limit: some services reserve the maximum otherwise. */
    public static final int DEFAULT_MAX_OUTPUT_TOKENS = 2048;

    private final List<Message> messages;
    private final @Nullable Double temperature;
    private final @Nullable Double topP;
    private final int maxOutputTokens;
    private final List<String> stop;
    private final @Nullable Long seed;
    private final List<ToolDefinition> tools;
    private final ToolChoice toolChoice;
    private final ResponseFormat responseFormat;
    private final @Nullable ReasoningEffort reasoningEffort;
    private final Map<ProviderId, String> models;
    private final Map<ProviderId, String> extraFields;
    private final List<ProviderId> providers;

    ChatRequest(ChatRequestBuilder from) {
        this.messages = List.copyOf(from.messages);
        this.temperature = from.temperature;
        this.topP = from.topP;
        this.maxOutputTokens = from.maxOutputTokens;
        this.stop = List.copyOf(from.stop);
        this.seed = from.seed;
        this.tools = List.copyOf(from.tools);
        this.toolChoice = from.toolChoice;
        this.responseFormat = from.responseFormat;
        this.reasoningEffort = from.reasoningEffort;
        this.models = Map.copyOf(from.models);
        this.extraFields = Map.copyOf(from.extraFields);
        this.providers = List.copyOf(from.providers);
    }

    /**
     * Asks one question.
     *
     * @param question the person's text, not blank
     * @return the request
     * @throws InvalidRequestException when the text is blank
     */
    public static ChatRequest of(String question) {
        return builder().user(question).build();
    }

    /** {@return a builder with no messages} */
    public static ChatRequestBuilder builder() {
        return new ChatRequestBuilder();
    }

    /** {@return a builder that starts from this request} */
    public ChatRequestBuilder toBuilder() {
        ChatRequestBuilder copy = new ChatRequestBuilder();
        copy.messages = new ArrayList<>(messages);
        copy.temperature = temperature;
        copy.topP = topP;
        copy.maxOutputTokens = maxOutputTokens;
        copy.stop = stop;
        copy.seed = seed;
        copy.tools = tools;
        copy.toolChoice = toolChoice;
        copy.responseFormat = responseFormat;
        copy.reasoningEffort = reasoningEffort;
        copy.models = new TreeMap<>(models);
        copy.extraFields = new TreeMap<>(extraFields);
        copy.providers = providers;
        return copy;
    }

    /** {@return the conversation in order, ending with what is to be answered} */
    public List<Message> messages() {
        return messages;
    }

    /** {@return the sampling temperature, 0 to 2} */
    public OptionalDouble temperature() {
        return temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature);
    }

    /** {@return the nucleus sampling mass, above 0 and at most 1} */
    public OptionalDouble topP() {
        return topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP);
    }

    /** {@return the most tokens the answer may have, reasoning included; always sent} */
    public int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** {@return texts that end the answer where the model writes them, at most four} */
    public List<String> stop() {
        return stop;
    }

    /** {@return the seed for repeatable sampling} */
    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** {@return the tools the model may call} */
    public List<ToolDefinition> tools() {
        return tools;
    }

    /** {@return whether a tool may, must or must not be called} */
    public ToolChoice toolChoice() {
        return toolChoice;
    }

    /** {@return the form the answer must have} */
    public ResponseFormat responseFormat() {
        return responseFormat;
    }

    /** {@return how long a reasoning model should think} */
    public Optional<ReasoningEffort> reasoningEffort() {
        return Optional.ofNullable(reasoningEffort);
    }

    /**
     * The model to ask one provider for.
     *
     * @param provider the provider
     * @return the model, empty for the provider's default
     */
    public Optional<String> model(ProviderId provider) {
        return Optional.ofNullable(models.get(provider));
    }

    /**
     * Raw fields for one provider's request body.
     *
     * @param provider the provider
     * @return a JSON object as text whose fields replace or extend what was mapped
     */
    public Optional<String> extraFields(ProviderId provider) {
        return Optional.ofNullable(extraFields.get(provider));
    }

    /** {@return who may be asked, in this order; empty for every provider of the chain in the chain's order} */
    public List<ProviderId> providers() {
        return providers;
    }

    /**
     * Names what is asked for beyond texts and a limit of tokens. A provider that refuses every feature it does not map
     * drops none silently, not even one that a later version adds.
     *
     * @param provider the provider whose extra fields count
     * @return any of {@code extraFields}, {@code images}, {@code reasoningEffort}, {@code responseFormat}, {@code seed},
     *     {@code stop}, {@code temperature}, {@code tools} (offered, called or answered) and {@code topP}, in this order;
     *     a new set
     */
    public Set<String> features(ProviderId provider) {
        return RequestFeatures.of(this, provider);
    }

    /** {@return the number of messages and tools, never content} */
    @Override
    public String toString() {
        return "ChatRequest[" + messages.size() + " messages, " + tools.size() + " tools]";
    }

    static OptionalInt indexOfBlank(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            boolean blank = true;
            for (ContentPart part : messages.get(i).parts()) {
                blank &= part instanceof ContentPart.Text text && text.text().isBlank();
            }
            if (blank) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
