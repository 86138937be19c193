package io.claviger.examples.enterprise;

import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatResponse;
import io.claviger.fallback.ChatStream;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.spring.HostKeys;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Answers on the host's own keys, each request with a ring of its own, and keeps the answers. Thread-safe. */
@Component
final class Chatbot {
    private final FallbackChat chat;
    private final HostKeys keys;
    private final Conversations conversations;
    private final Executor executor;

    Chatbot(
            FallbackChat chat,
            HostKeys keys,
            Conversations conversations,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.chat = chat;
        this.keys = keys;
        this.conversations = conversations;
        this.executor = executor;
    }

    /** Takes the answer as it comes. */
    interface Pieces {
        /**
         * Takes a piece.
         *
         * @throws IOException when nobody wants any more
         */
        void text(String piece) throws IOException;
    }

    /**
     * Answers without a thread that waits.
     *
     * @return completes when the answer is kept, or with a {@link ChatException}
     */
    CompletableFuture<Void> answer(long conversation, ChatRequest request) {
        KeyRing ring = keys.open();
        return chat.sendAsync(request, ring)
                .whenComplete((answer, failure) -> ring.close())
                .thenAcceptAsync(answer -> keep(conversation, request, answer), executor);
    }

    /**
     * Answers piece by piece, on this thread.
     *
     * @throws ChatException when there is no whole answer; nothing is kept then
     * @throws IOException when the receiver has gone; the provider's connection is closed
     */
    void stream(long conversation, ChatRequest request, Pieces pieces) throws IOException {
        try (KeyRing ring = keys.open();
                ChatStream events = chat.stream(request, ring)) {
            for (ChatEvent event : events) {
                if (event instanceof ChatEvent.TextDelta delta) {
                    pieces.text(delta.text());
                } else if (event instanceof ChatEvent.Completed completed) {
                    keep(conversation, request, completed.response());
                }
            }
        }
    }

    private void keep(long conversation, ChatRequest request, ChatResponse answer) {
        if (answer.text().isBlank()) {
            throw new EmptyAnswerException();
        }
        String question = request.messages().get(request.messages().size() - 1).text();
        conversations.append(conversation, question, answer);
    }

    /** The model had nothing to say. */
    static final class EmptyAnswerException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EmptyAnswerException() {
            super("The answer has no text.");
        }
    }
}
