package io.claviger.fallback;

import io.claviger.chat.FailureKind;
import io.claviger.chat.FinishReason;
import io.claviger.provider.Outcome;
import org.jspecify.annotations.Nullable;

/** A provider may say "finished" and mean "refused", "failed" or nothing at all. Stateless. */
final class Disguise {
    private Disguise() {}

    /**
     * Looks behind a finished answer.
     *
     * @param completed how the provider ended it
     * @param hasContent whether there is any text or tool call in it
     * @param othersWait whether other candidates could be asked
     * @return what it was in truth, null when it was an answer
     */
    static @Nullable FailureKind of(Outcome.Completed completed, boolean hasContent, boolean othersWait) {
        if (completed.finishReason() == FinishReason.ERROR) {
            return FailureKind.MALFORMED_RESPONSE;
        }
        if (hasContent) {
            return null;
        }
        return switch (completed.finishReason()) {
            case CONTENT_FILTER -> FailureKind.CONTENT_BLOCKED;
            case LENGTH -> null;
            // Somebody else may have more to say; when nobody is left, nothing is the honest answer.
            default -> othersWait ? FailureKind.MALFORMED_RESPONSE : null;
        };
    }
}
