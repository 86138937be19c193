package io.claviger.examples.enterprise;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.RateLimitedException;
import io.claviger.chat.StreamInterruptedException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong to people who can do nothing about credentials. Never a provider's words. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.calls");
    private static final String KEPT = " Your message is below, ready to be sent again.";

    private Problems() {}

    /** {@return one or two sentences} */
    static String sentence(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof InvalidRequestException invalid) {
            return invalid.problems().get(0).message();
        }
        if (cause instanceof RateLimitedException limited) {
            return "You are sending messages too fast: wait " + limited.retryAfterSeconds() + " seconds." + KEPT;
        }
        if (cause instanceof NoUsableKeyException) {
            return "No AI service is set up yet. Tell your administrator." + KEPT;
        }
        if (cause instanceof StreamInterruptedException) {
            return "The answer broke off." + KEPT;
        }
        if (cause instanceof FailedAttemptsException failed) {
            return sentence(failed) + KEPT;
        }
        if (!(cause instanceof Chatbot.EmptyAnswerException)) {
            LOG.atError().setCause(cause).log("An answer failed for a reason of this server's own");
        }
        return "There was no answer." + KEPT;
    }

    private static String sentence(FailedAttemptsException failed) {
        return switch (failed.kind()) {
            case RATE_LIMIT, QUOTA_EXCEEDED -> "The AI service is busy" + when(failed) + ".";
            case INVALID_KEY, REGION_BLOCKED, UNSUPPORTED_MODEL ->
                "The AI service refused this application. Tell your administrator.";
            case CONTENT_BLOCKED -> "The AI service declined this message.";
            case CONTEXT_TOO_LONG -> "This conversation has become too long. Begin a new one.";
            case INVALID_REQUEST -> "The AI service could not accept this message.";
            case TIMEOUT, NETWORK_ERROR, PROVIDER_UNAVAILABLE, MALFORMED_RESPONSE ->
                "The AI service is out of order just now.";
        };
    }

    private static String when(FailedAttemptsException failed) {
        if (failed instanceof AllAttemptsFailedException all) {
            return all.retryAfter()
                    .map(Duration::toSeconds)
                    .map(seconds -> "; try in " + (seconds + 1) + " seconds")
                    .orElse("");
        }
        return "";
    }
}
