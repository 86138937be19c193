package io.claviger.examples.chatserver.chat;

import io.claviger.chat.AllAttemptsFailedException;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.chat.FailureKind;
import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.NoUsableKeyException;
import io.claviger.chat.Problem;
import io.claviger.chat.RateLimitedException;
import io.claviger.chat.StreamInterruptedException;
import io.claviger.examples.chatserver.body.BodyRefusedException;
import io.claviger.examples.chatserver.chat.ChatProperties.AllFailedStatus;
import io.claviger.examples.chatserver.wire.AttemptJson;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;

/** Turns what went wrong into a status and a body. What nobody expected is logged; no text of it goes out. Immutable. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final ErrorBody UNEXPECTED = ErrorBody.ofStatus(500);
    private static final ErrorBody BUSY =
            ErrorBody.of("Server busy", "Too many questions are being answered. Please try again soon.", "BUSY");

    private static final String NO_KEY =
            "The course has no answer to this question, and there is no API key to ask an AI with. Add a key of at least one"
                    + " provider.";

    private static final Problem NO_BODY =
            new Problem("json_invalid", "body", "The body is not valid JSON: it ends too early.");

    private final AllFailedStatus allFailed;

    /**
     * Chooses what a failed chain is answered with.
     *
     * @param allFailed the rule
     */
    public Failures(AllFailedStatus allFailed) {
        this.allFailed = allFailed;
    }

    /**
     * What a failed request is answered with.
     *
     * @param status the HTTP status
     * @param body the error
     */
    public record Answer(int status, ErrorBody body) {}

    /**
     * {@return what to answer}
     *
     * @param failure what went wrong
     */
    public Answer answer(Exception failure) {
        if (failure instanceof BodyRefusedException refused) {
            return of(refused.reason(), refused.sentence());
        }
        if (failure instanceof InvalidRequestException invalid) {
            return new Answer(400, body(invalid));
        }
        if (failure instanceof RequestRejectedException) {
            return answer(RefusedException.notPlain());
        }
        if (failure instanceof RefusedException refused) {
            return new Answer(refused.status(), refused.body());
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return new Answer(400, body(new InvalidRequestException(List.of(NO_BODY))));
        }
        if (failure instanceof TypeMismatchException || failure instanceof InvalidParameterException) {
            return plain(400);
        }
        if (failure instanceof RateLimitedException limited) {
            return new Answer(429, body(limited));
        }
        if (failure instanceof NoUsableKeyException unusable) {
            return new Answer(400, body(unusable));
        }
        if (failure instanceof FailedAttemptsException failed) {
            return new Answer(allFailed == AllFailedStatus.BY_CAUSE ? status(failed.kind()) : 500, body(failed));
        }
        if (failure instanceof TaskRejectedException) {
            return new Answer(503, BUSY);
        }
        if (failure instanceof ErrorResponse known) {
            return plain(known.getStatusCode().value());
        }
        LOG.error("A request failed unexpectedly.", failure);
        return new Answer(500, UNEXPECTED);
    }

    /** {@return an answer to what the container found, which is mostly wrong with the body} */
    static Answer found(int status) {
        return Stream.of(BodyRefusedException.Reason.values())
                .filter(reason -> reason.status() == status)
                .findFirst()
                .map(reason -> of(reason, reason.sentence()))
                .orElseGet(() -> plain(status));
    }

    /** {@return an answer that says no more than the status does} */
    private static Answer plain(int status) {
        return new Answer(status, ErrorBody.ofStatus(status));
    }

    private static Answer of(BodyRefusedException.Reason reason, String sentence) {
        return new Answer(reason.status(), ErrorBody.of(reason.error(), sentence, reason.name()));
    }

    private static ErrorBody body(InvalidRequestException invalid) {
        return ErrorBody.of("Bad request", sentence(invalid), "INVALID_REQUEST").withProblems(invalid.problems());
    }

    private static ErrorBody body(RateLimitedException limited) {
        return ErrorBody.of("Too many requests", sentence(limited), "RATE_LIMITED")
                .withRetryAfter(limited.retryAfterSeconds());
    }

    private static ErrorBody body(NoUsableKeyException unusable) {
        boolean none =
                unusable.reasons().stream().allMatch(reason -> reason.code().equals("key_missing"));
        return ErrorBody.of("No usable API key", none ? NO_KEY : sentence(unusable), "NO_USABLE_KEY")
                .withProblems(unusable.reasons());
    }

    private static ErrorBody body(FailedAttemptsException failed) {
        if (failed instanceof StreamInterruptedException cut) {
            return ErrorBody.of(
                            "Answer interrupted", cut.userMessage(), cut.kind().name())
                    .withAttempts(AttemptJson.of(cut.attempts()))
                    .withPartial(cut.textSoFar());
        }
        if (failed instanceof AllAttemptsFailedException all) {
            ErrorBody body = ErrorBody.of("All AI providers failed", all.userMessage(), "ALL_PROVIDERS_FAILED")
                    .withAttempts(AttemptJson.of(all.attempts()));
            return all.retryAfter()
                    .map(wait -> body.withRetryAfter(seconds(wait)))
                    .orElse(body);
        }
        return ErrorBody.of(
                        "The AI provider refused the request",
                        failed.userMessage(),
                        failed.kind().name())
                .withAttempts(AttemptJson.of(failed.attempts()));
    }

    /** Of our own exceptions, whose messages are written for people. */
    private static String sentence(RuntimeException own) {
        return Objects.requireNonNullElse(own.getMessage(), "");
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static int status(FailureKind kind) {
        return switch (kind) {
            case CONTEXT_TOO_LONG -> 413;
            case UNSUPPORTED_MODEL -> 404;
            case INVALID_KEY, CONTENT_BLOCKED, INVALID_REQUEST -> 400;
            case RATE_LIMIT, QUOTA_EXCEEDED -> 429;
            case TIMEOUT -> 504;
            case NETWORK_ERROR, PROVIDER_UNAVAILABLE, MALFORMED_RESPONSE, REGION_BLOCKED -> 502;
        };
    }
}
