package io.claviger.examples.chatserver.body;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked, as it came: every field has its JSON type, nothing else is checked. Closing zeroes the keys. For
 * one thread at a time.
 */
public final class ChatBody implements AutoCloseable {
    private final @Nullable String course;
    private final @Nullable String message;
    private final @Nullable String conversation;
    private final Map<String, List<char[]>> keys;

    ChatBody(
            @Nullable String course,
            @Nullable String message,
            @Nullable String conversation,
            Map<String, List<char[]>> keys) {
        this.course = course;
        this.message = message;
        this.conversation = conversation;
        this.keys = new LinkedHashMap<>(keys);
    }

    /** {@return the field {@code courseId}, null when it was not there} */
    public @Nullable String course() {
        return course;
    }

    /** {@return the field {@code message}, null when it was not there} */
    public @Nullable String message() {
        return message;
    }

    /** {@return the field {@code conversationId}, null when it was not there} */
    public @Nullable String conversation() {
        return conversation;
    }

    /** {@return the field {@code apiKeys} in the order of the body: the arrays themselves, which {@link #close} zeroes} */
    public Map<String, List<char[]>> keys() {
        return keys;
    }

    /** Zeroes the keys. Idempotent. */
    @Override
    public void close() {
        wipe(keys);
    }

    static void wipe(Map<String, List<char[]>> keys) {
        keys.values().forEach(list -> list.forEach(key -> Arrays.fill(key, '\0')));
    }

    /** {@return how many providers have keys, nothing else} */
    @Override
    public String toString() {
        return "ChatBody[keys for " + keys.size() + " providers]";
    }
}
