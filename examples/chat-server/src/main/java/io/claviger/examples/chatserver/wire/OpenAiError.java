package io.claviger.examples.chatserver.wire;

import io.claviger.chat.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An error in OpenAI's form, with the trail added. What is null is left out. */
public record OpenAiError(Detail error) {
    /**
     * What went wrong.
     *
     * @param message for a person
     * @param type what kind of error, as OpenAI names them
     * @param param the parameter that is wrong
     * @param code for programs
     * @param attempts who was called
     */
    public record Detail(
            String message,
            String type,
            @Nullable String param,
            String code,
            @Nullable List<AttemptJson> attempts) {}

    /**
     * {@return the same error in this form}
     *
     * @param status the HTTP status it goes with
     * @param body the error
     */
    public static OpenAiError of(int status, ErrorBody body) {
        List<Problem> problems = body.problems() == null ? List.of() : body.problems();
        String message = problems.isEmpty()
                ? body.message()
                : String.join(
                        " ", problems.stream().map(Problem::message).distinct().toList());
        String code =
                problems.size() == 1 ? problems.get(0).code() : body.code().toLowerCase(Locale.ROOT);
        String param = problems.isEmpty() ? null : problems.get(0).field();
        return new OpenAiError(new Detail(message, type(status), param, code, body.attempts()));
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
