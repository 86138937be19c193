package io.claviger.examples.chatserver.chat;

import io.claviger.examples.chatserver.body.BodyRefusedException;
import io.claviger.examples.chatserver.edge.ClientWatch;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers everything that went wrong with the same JSON. */
@RestController
@RestControllerAdvice
final class ErrorAdvice implements ErrorController {
    /** As nginx logs it; the client that would read it has gone. */
    private static final int CLIENT_GONE = 499;

    private final Failures failures;
    private final JsonAnswers json;

    ErrorAdvice(Failures failures, JsonAnswers json) {
        this.failures = failures;
        this.json = json;
    }

    @ExceptionHandler
    void gone(ClientGoneException gone, HttpServletResponse response) {
        response.setStatus(CLIENT_GONE);
    }

    @ExceptionHandler
    void unread(BodyRefusedException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.reason() == BodyRefusedException.Reason.TOO_SLOW) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            ClientWatch.readNoMore(request);
        }
        refused(refused, response);
    }

    @ExceptionHandler
    void refused(Exception failure, HttpServletResponse response) throws IOException {
        Failures.Answer answer = failures.answer(failure);
        if (failure instanceof ErrorResponse known && known.getHeaders().containsHeader(HttpHeaders.ALLOW)) {
            response.setHeader(
                    HttpHeaders.ALLOW, String.join(", ", known.getHeaders().getOrEmpty(HttpHeaders.ALLOW)));
        }
        if (!response.isCommitted()) {
            json.refuse(response, answer.status(), answer.body());
        }
    }

    /** What the container found wrong by itself. */
    @RequestMapping("/error")
    void found(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = failed ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 404;
        if (!response.isCommitted()) {
            json.refuse(response, status, Failures.found(status).body());
        }
    }
}
