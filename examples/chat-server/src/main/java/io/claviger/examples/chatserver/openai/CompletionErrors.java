package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.chat.ChatProperties.AllFailedStatus;
import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.wire.OpenAiError;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into a status by its cause and an error in OpenAI's form. Immutable. */
final class CompletionErrors {
    private final Failures failures = new Failures(AllFailedStatus.BY_CAUSE);

    /** What a failed request is answered with. */
    record Answer(int status, @Nullable Long retryAfter, OpenAiError body) {}

    Answer answer(Exception failure) {
        Failures.Answer answer = failures.answer(failure);
        return new Answer(answer.status(), answer.body().retryAfter(), OpenAiError.of(answer.status(), answer.body()));
    }
}
