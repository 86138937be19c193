package io.claviger.assistant;

import io.claviger.chat.ChatResponse;
import io.claviger.check.MessageSanitizer;
import io.claviger.conversation.ConversationId;
import io.claviger.knowledge.KnowledgeAnswer;
import io.claviger.limit.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a user gets back.
 *
 * @param conversation the conversation this belongs to
 * @param userMessage the user's text with active content removed, as it may be shown
 * @param text the answer, as the model or the course wrote it; to be encoded by whoever shows it
 * @param provider who answered, {@link #KNOWLEDGE_BASE} when nobody had to be called
 * @param completion the chat completion with its trail and usage, null when nobody had to be called
 * @param rateLimit how many requests are left, and for how long
 * @param timestamp when the answer was complete
 */
public record Reply(
        ConversationId conversation,
        String userMessage,
        String text,
        String provider,
        @Nullable ChatResponse completion,
        Decision rateLimit,
        Instant timestamp) {
    /** The provider's name of an answer that came from the course (seed 000, the knowledge base first). */
    public static final String KNOWLEDGE_BASE = "knowledge-base";

    static Reply fromKnowledge(Opening opening, KnowledgeAnswer known, Instant now) {
        return of(opening, known.answer(), KNOWLEDGE_BASE, null, now);
    }

    static Reply fromProvider(Opening opening, ChatResponse completion, Instant now) {
        return of(opening, completion.text(), completion.provider().value(), completion, now);
    }

    /** {@return the model that answered, null when nobody had to be called} */
    public @Nullable String model() {
        return completion == null ? null : completion.model();
    }

    /** {@return the answer encoded for HTML, as the original specification shows it} */
    public String displayHtml() {
        return MessageSanitizer.displayHtml(text);
    }

    private static Reply of(
            Opening opening, String text, String provider, @Nullable ChatResponse completion, Instant now) {
        return new Reply(
                opening.conversation(), opening.userMessage(), text, provider, completion, opening.rateLimit(), now);
    }

    /** {@return provider and length only} */
    @Override
    public String toString() {
        return "Reply[" + provider + ", " + text.length() + " characters]";
    }
}
