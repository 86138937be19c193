package io.claviger.examples.enterprise;

import io.claviger.chat.ChatRequest;
import io.claviger.chat.ChatRequestBuilder;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.RateLimitedException;
import io.claviger.check.MessageCheck;
import io.claviger.limit.RateLimiter;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Makes requests of what users write. Thread-safe. */
@Component
final class Questions {
    private final Conversations conversations;
    private final RateLimiter limiter;
    private final ChatbotProperties properties;

    Questions(Conversations conversations, RateLimiter limiter, ChatbotProperties properties) {
        this.conversations = conversations;
        this.limiter = limiter;
        this.properties = properties;
    }

    /**
     * Checks a question and keeps it as the conversation's draft.
     *
     * @return the question after what was said before it
     * @throws ResponseStatusException with 404 when the user has no such conversation
     * @throws InvalidRequestException when the text is no message
     * @throws RateLimitedException when the user asks too often; the draft is kept
     */
    ChatRequest accept(String user, long conversation, String question) {
        if (conversations.draft(user, conversation).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        MessageCheck.require(question);
        conversations.keep(user, conversation, question);
        Duration wait = limiter.tryAcquire(user).retryAfter();
        if (!wait.isZero()) {
            throw new RateLimitedException(wait);
        }
        ChatRequestBuilder request = ChatRequest.builder().system(properties.instructions());
        conversations
                .lines(user, conversation, 2 * properties.historyTurns())
                .forEach(line -> request.message(line.toMessage()));
        return request.user(question).build();
    }
}
