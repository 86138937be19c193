package io.claviger.examples.chatserver.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to be answered, as it came: every field has its JSON type, nothing else is checked. Closing zeroes
 * the keys. For one thread at a time.
 */
public final class AskBody implements AutoCloseable {
    private final Map<String, String> texts;
    private final Map<String, List<char[]>> keys;
    private final List<String> providers;
    private final Map<String, String> models;
    private final Map<String, Map<String, Long>> numbers;

    AskBody(AskFields from) {
        this.texts = Map.copyOf(from.texts);
        this.keys = new LinkedHashMap<>(from.keys.all());
        this.providers = List.copyOf(from.providers);
        this.models = Map.copyOf(from.models);
        this.numbers = Map.copyOf(from.numbers);
    }

    /**
     * {@return a field that is a string, null when it was not there}
     *
     * @param name one of {@code id}, {@code parent}, {@code text}, {@code course}, {@code keySession}, {@code message},
     *     {@code generation}, {@code room} and {@code ticket}
     */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /** {@return the field {@code apiKeys} in the order of the body: the arrays themselves, which {@link #close} zeroes} */
    public Map<String, List<char[]>> keys() {
        return keys;
    }

    /** {@return the field {@code providers}, empty when it was not there} */
    public List<String> providers() {
        return providers;
    }

    /** {@return the field {@code models}, by provider} */
    public Map<String, String> models() {
        return models;
    }

    /**
     * {@return a field whose values are whole numbers, by name}
     *
     * @param name {@code rooms} or {@code generations}
     */
    public Map<String, Long> numbers(String name) {
        return numbers.getOrDefault(name, Map.of());
    }

    /** Zeroes the keys. Idempotent. */
    @Override
    public void close() {
        ChatBody.wipe(keys);
    }

    /** {@return how many providers have keys, nothing else} */
    @Override
    public String toString() {
        return "AskBody[keys for " + keys.size() + " providers]";
    }
}
