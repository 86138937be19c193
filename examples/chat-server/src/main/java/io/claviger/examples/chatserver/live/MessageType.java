package io.claviger.examples.chatserver.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything a client may say on a socket. */
public enum MessageType {
    /** A question, as in POST messages. */
    MESSAGE_SEND,
    /** Another answer to a question. */
    ANSWER_AGAIN,
    /** No more of an answer. */
    STOP,
    /** Everything after the last message of each conversation and after the last character of each answer. */
    RESUME,
    /** Answers in a conversation, as they are written. */
    SUBSCRIBE,
    /** No more of them. */
    UNSUBSCRIBE,
    /** A new ticket, so that the socket may stay. */
    AUTH_REFRESH,
    /** The client is there. */
    PING;

    private static final Map<String, MessageType> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(MessageType::word, Function.identity()));

    /** {@return the name in envelopes, such as {@code message_send}} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether an AI is asked} */
    boolean isQuestion() {
        return this == MESSAGE_SEND || this == ANSWER_AGAIN;
    }

    static Optional<MessageType> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
