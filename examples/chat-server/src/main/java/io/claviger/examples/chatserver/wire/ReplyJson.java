package io.claviger.examples.chatserver.wire;

import io.claviger.assistant.Reply;
import io.claviger.chat.ChatResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer: the fields of seed 000 first, then what a page likes to show as well. What is null is left out.
 *
 * @param conversationId the conversation
 * @param userMessage the question with active content removed
 * @param aiResponse the answer as it was written; to be encoded by whoever shows it
 * @param provider who answered, {@code knowledge-base} when nobody had to be called
 * @param rateLimit what is left
 * @param timestamp when the answer was complete
 * @param displayHtml the answer, encoded for HTML
 * @param model who exactly
 * @param finishReason why the model stopped, such as {@code stop}
 * @param usage the tokens
 * @param attempts who was called, in order; the last one answered
 * @param timeToFirstTokenMs from the question to the first word, of a stream
 * @param durationMs from the question to the last word
 */
public record ReplyJson(
        String conversationId,
        String userMessage,
        String aiResponse,
        String provider,
        RateLimitJson rateLimit,
        Instant timestamp,
        String displayHtml,
        @Nullable String model,
        @Nullable String finishReason,
        @Nullable UsageJson usage,
        @Nullable List<AttemptJson> attempts,
        @Nullable Long timeToFirstTokenMs,
        @Nullable Long durationMs) {
    /**
     * {@return the answer}
     *
     * @param reply what the assistant says at last
     */
    public static ReplyJson of(Reply reply) {
        ChatResponse completion = reply.completion();
        return new ReplyJson(
                reply.conversation().value(),
                reply.userMessage(),
                reply.text(),
                reply.provider(),
                RateLimitJson.of(reply.rateLimit()),
                reply.timestamp().truncatedTo(ChronoUnit.MILLIS),
                reply.displayHtml(),
                reply.model(),
                completion == null ? null : completion.finishReason().name().toLowerCase(Locale.ROOT),
                completion == null
                        ? null
                        : completion.usage().map(UsageJson::of).orElse(null),
                completion == null ? null : AttemptJson.of(completion.attempts()),
                completion == null
                        ? null
                        : completion
                                .timeToFirstToken()
                                .map(wait -> wait.toMillis())
                                .orElse(null),
                completion == null ? null : completion.duration().toMillis());
    }

    /** {@return provider and length only} */
    @Override
    public String toString() {
        return "ReplyJson[" + provider + ", " + aiResponse.length() + " characters]";
    }
}
