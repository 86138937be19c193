package io.claviger.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ChatRequest}. For one thread; {@link #build()} reports every problem at once. */
public final class ChatRequestBuilder {
    /** The most stop texts OpenAI, Groq and Cerebras take (their API references, read November 2026). */
    private static final int MAX_STOP = 4;

    /** What model ids of the seven services look like, ARNs and tags included; nothing that could forge a log line. */
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}");

    List<Message> messages = new ArrayList<>();

    @Nullable Double temperature;

    @Nullable Double topP;

    int maxOutputTokens = ChatRequest.DEFAULT_MAX_OUTPUT_TOKENS;
    List<String> stop = List.of();

    @Nullable Long seed;

    List<ToolDefinition> tools = List.of();
    ToolChoice toolChoice = ToolChoice.AUTO;
    ResponseFormat responseFormat = new ResponseFormat.Text();

    @Nullable ReasoningEffort reasoningEffort;

    Map<ProviderId, String> models = new TreeMap<>();
    Map<ProviderId, String> extraFields = new TreeMap<>();
    List<ProviderId> providers = List.of();

    ChatRequestBuilder() {}

    /**
     * Appends instructions of the host application.
     *
     * @param text the instructions
     * @return this builder
     */
    public ChatRequestBuilder system(String text) {
        return message(Message.system(text));
    }

    /**
     * Appends a message of the person.
     *
     * @param text the text
     * @return this builder
     */
    public ChatRequestBuilder user(String text) {
        return message(Message.user(text));
    }

    /**
     * Appends an earlier answer of a model.
     *
     * @param text the text
     * @return this builder
     */
    public ChatRequestBuilder assistant(String text) {
        return message(Message.assistant(text));
    }

    /**
     * Appends a message.
     *
     * @param message the message
     * @return this builder
     */
    public ChatRequestBuilder message(Message message) {
        messages.add(message);
        return this;
    }

    /**
     * Appends messages.
     *
     * @param more the messages in order
     * @return this builder
     */
    public ChatRequestBuilder messages(List<Message> more) {
        messages.addAll(more);
        return this;
    }

    /**
     * Sets the sampling temperature.
     *
     * @param value 0 to 2
     * @return this builder
     */
    public ChatRequestBuilder temperature(double value) {
        temperature = value;
        return this;
    }

    /**
     * Sets the nucleus sampling mass.
     *
     * @param value above 0 and at most 1
     * @return this builder
     */
    public ChatRequestBuilder topP(double value) {
        topP = value;
        return this;
    }

    /**
     * Limits the answer; {@value ChatRequest#DEFAULT_MAX_OUTPUT_TOKENS} when not called.
     *
     * @param tokens at least 1, reasoning included
     * @return this builder
     */
    public ChatRequestBuilder maxOutputTokens(int tokens) {
        maxOutputTokens = tokens;
        return this;
    }

    /**
     * Sets texts that end the answer.
     *
     * @param texts at most four, none empty
     * @return this builder
     */
    public ChatRequestBuilder stop(String... texts) {
        stop = List.of(texts);
        return this;
    }

    /**
     * Sets the seed for repeatable sampling.
     *
     * @param value any number
     * @return this builder
     */
    public ChatRequestBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Offers tools to the model.
     *
     * @param definitions the tools, names unique
     * @return this builder
     */
    public ChatRequestBuilder tools(ToolDefinition... definitions) {
        tools = List.of(definitions);
        return this;
    }

    /**
     * Says whether a tool may, must or must not be called; may, when not called.
     *
     * @param choice the choice
     * @return this builder
     */
    public ChatRequestBuilder toolChoice(ToolChoice choice) {
        toolChoice = choice;
        return this;
    }

    /**
     * Sets the form of the answer; free text when not called.
     *
     * @param format the form
     * @return this builder
     */
    public ChatRequestBuilder responseFormat(ResponseFormat format) {
        responseFormat = format;
        return this;
    }

    /**
     * Says how long a reasoning model should think; the provider's default when not called.
     *
     * @param effort how long
     * @return this builder
     */
    public ChatRequestBuilder reasoningEffort(ReasoningEffort effort) {
        reasoningEffort = effort;
        return this;
    }

    /**
     * Chooses the model for one provider; the provider's default when not called.
     *
     * @param provider the provider's name
     * @param model its model, 1 to 200 letters, digits or {@code . _ : / @ + -}
     * @return this builder
     */
    public ChatRequestBuilder model(String provider, String model) {
        models.put(ProviderId.of(provider), model);
        return this;
    }

    /**
     * Adds raw fields to one provider's request body, for what this library does not name.
     *
     * @param provider the provider's name
     * @param jsonObject a JSON object as text; its fields replace mapped ones of the same name
     * @return this builder
     */
    public ChatRequestBuilder extraFields(String provider, String jsonObject) {
        extraFields.put(ProviderId.of(provider), jsonObject);
        return this;
    }

    /**
     * Limits the chain for this request and sets its order, whatever the order of the policy is. Not called, or with an
     * empty list: every provider of the chain.
     *
     * @param order who may be asked, first to last, each of the chain and named once
     * @return this builder
     */
    public ChatRequestBuilder providers(List<ProviderId> order) {
        providers = List.copyOf(order);
        return this;
    }

    /**
     * Builds the request.
     *
     * @return the request
     * @throws InvalidRequestException with every problem found
     */
    public ChatRequest build() {
        List<Problem> problems = new ArrayList<>();
        checkMessages(problems);
        checkSampling(problems);
        checkModels(problems);
        checkTools(problems);
        if (Set.copyOf(providers).size() < providers.size()) {
            problems.add(new Problem("provider_twice", "providers", "Each provider is named once."));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return new ChatRequest(this);
    }

    private void checkMessages(List<Problem> problems) {
        if (messages.isEmpty()) {
            problems.add(new Problem("messages_missing", "messages", "A request needs at least one message."));
            return;
        }
        ChatRequest.indexOfBlank(messages)
                .ifPresent(index -> problems.add(new Problem(
                        "message_blank", "messages[" + index + "]", "Message " + (index + 1) + " is blank.")));
        boolean onlyInstructions = true;
        for (Message message : messages) {
            onlyInstructions &= message.role() == Role.SYSTEM;
        }
        if (onlyInstructions) {
            problems.add(new Problem(
                    "messages_missing", "messages", "A request needs a message besides the system's instructions."));
        }
    }

    private void checkSampling(List<Problem> problems) {
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            problems.add(new Problem("temperature_out_of_range", "temperature", "The temperature is 0 to 2."));
        }
        if (topP != null && !(topP > 0 && topP <= 1)) {
            problems.add(new Problem("top_p_out_of_range", "topP", "Top-p is above 0 and at most 1."));
        }
        if (maxOutputTokens < 1) {
            problems.add(new Problem(
                    "max_output_tokens_out_of_range",
                    "maxOutputTokens",
                    "The limit of output tokens is at least 1; found " + maxOutputTokens + "."));
        }
        if (stop.size() > MAX_STOP || stop.contains("")) {
            problems.add(new Problem(
                    "stop_invalid", "stop", "At most four stop texts, none empty; found " + stop.size() + "."));
        }
    }

    private void checkModels(List<Problem> problems) {
        models.forEach((provider, model) -> {
            if (!MODEL.matcher(model).matches()) {
                problems.add(new Problem(
                        "model_invalid",
                        "models." + provider,
                        "A model's name is 1 to 200 letters, digits or . _ : / @ + - and starts with a letter or"
                                + " digit; found " + model.length() + " characters that do not fit."));
            }
        });
    }

    private void checkTools(List<Problem> problems) {
        boolean twice = tools.size() > 1
                && tools.stream().map(ToolDefinition::name).distinct().count() < tools.size();
        if (twice) {
            problems.add(new Problem("tool_duplicate", "tools", "Every tool needs a name of its own."));
        }
        boolean demanded = toolChoice.mode() == ToolChoice.Mode.REQUIRED || toolChoice.mode() == ToolChoice.Mode.NAMED;
        if (demanded && tools.isEmpty()) {
            problems.add(new Problem("tool_missing", "toolChoice", "A tool is demanded but none is offered."));
        }
    }
}
