package io.claviger.examples.chatserver.wire;

import io.claviger.chat.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The JSON of every error, as an HTTP body and as the {@code error} event of a stream. What is null is left out.
 *
 * @param error what kind of error, in a few words
 * @param message one or two sentences for a person; never a key or another text of the request
 * @param code what kind of error, for programs, in upper case with underscores
 * @param problems everything that is wrong with the request
 * @param attempts who was called, in order
 * @param retryAfter seconds after which asking again makes sense
 * @param partial the text of an answer that was cut
 */
public record ErrorBody(
        String error,
        String message,
        String code,
        @Nullable List<Problem> problems,
        @Nullable List<AttemptJson> attempts,
        @Nullable Long retryAfter,
        @Nullable String partial) {
    /**
     * An error without details.
     *
     * @param error what kind of error, in a few words
     * @param message a sentence for a person
     * @param code what kind of error, for programs
     * @return the error
     */
    public static ErrorBody of(String error, String message, String code) {
        return new ErrorBody(error, message, code, null, null, null, null);
    }

    /**
     * {@return an error that says no more than the status does}
     *
     * @param status an HTTP status of 400 or above
     */
    public static ErrorBody ofStatus(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null || known.is5xxServerError()) {
            return of(
                    "Internal server error", "Something went wrong on the server. Please try again.", "INTERNAL_ERROR");
        }
        return of(
                known.getReasonPhrase(),
                "The server does not answer this request: "
                        + known.getReasonPhrase().toLowerCase(Locale.ROOT) + ".",
                known.name());
    }

    /**
     * {@return this error with what is wrong}
     *
     * @param all everything that is wrong
     */
    public ErrorBody withProblems(List<Problem> all) {
        return new ErrorBody(error, message, code, all, attempts, retryAfter, partial);
    }

    /**
     * {@return this error with the trail}
     *
     * @param trail who was called, in order
     */
    public ErrorBody withAttempts(List<AttemptJson> trail) {
        return new ErrorBody(error, message, code, problems, trail, retryAfter, partial);
    }

    /**
     * {@return this error with a wait}
     *
     * @param seconds after which asking again makes sense
     */
    public ErrorBody withRetryAfter(long seconds) {
        return new ErrorBody(error, message, code, problems, attempts, seconds, partial);
    }

    /**
     * {@return this error with what arrived before it}
     *
     * @param text the part of the answer that was delivered
     */
    public ErrorBody withPartial(String text) {
        return new ErrorBody(error, message, code, problems, attempts, retryAfter, text);
    }

    /** {@return the code} */
    @Override
    public String toString() {
        return "ErrorBody[" + code + "]";
    }
}
