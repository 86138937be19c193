package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.chat.ClientGoneException;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what went wrong under {@code /v1} in OpenAI's form. */
@RestControllerAdvice(basePackageClasses = OpenAiAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OpenAiAdvice {
    /** As nginx logs it; the client that would read it has gone. */
    private static final int CLIENT_GONE = 499;

    private final CompletionErrors errors;
    private final JsonAnswers json;

    OpenAiAdvice(CompletionErrors errors, JsonAnswers json) {
        this.errors = errors;
        this.json = json;
    }

    @ExceptionHandler
    void gone(ClientGoneException gone, HttpServletResponse response) {
        response.setStatus(CLIENT_GONE);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        CompletionErrors.Answer answer = errors.answer(failure);
        response.resetBuffer();
        response.setStatus(answer.status());
        if (answer.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(answer.retryAfter()));
        }
        json.write(response, answer.body());
    }
}
