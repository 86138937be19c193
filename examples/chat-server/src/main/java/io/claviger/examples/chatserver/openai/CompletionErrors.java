package io.claviger.examples.chatserver.openai;

import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.chat.ChatProperties.AllFailedStatus;
import io.claviger.examples.chatserver.chat.Failures;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.OpenAiError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into a status by its cause and an error in OpenAI's form. Immutable. */
final class CompletionErrors {
    private final Failures failures = new Failures(AllFailedStatus.BY_CAUSE);

    /** What a failed request is answered with. */
    record Answer(int status, @Nullable Long retryAfter, OpenAiError body) {}

    Answer answer(Exception failure) {
        if (failure instanceof NoUsableKeyException unusable && hasNone(unusable)) {
            return new Answer(400, null, OpenAiError.of(400, none(unusable)));
        }
        Failures.Answer answer = failures.answer(failure);
        return new Answer(answer.status(), answer.body().retryAfter(), OpenAiError.of(answer.status(), answer.body()));
    }

    private static boolean hasNone(NoUsableKeyException failure) {
        return failure.reasons().stream().allMatch(reason -> reason.code().equals("key_missing"));
    }

    /** One sentence for all providers, with the headers in which this interface wants keys. */
    private static ErrorBody none(NoUsableKeyException failure) {
        String providers = failure.reasons().stream()
                .map(reason -> reason.field().substring(reason.field().lastIndexOf('.') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
        String message = "No key came along for " + providers + ". Send " + ProviderKeysHeader.NAME
                + ": provider=key, or the id of a key session in " + CallersKeys.SESSION + ".";
        return ErrorBody.of("No usable API key", message, "NO_USABLE_KEY")
                .withProblems(List.of(new Problem("no_usable_key", ProviderKeysHeader.NAME, message)));
    }
}
