package io.claviger.examples.chatserver.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON answers, for controllers and filters alike. Thread-safe. */
public final class JsonAnswers {
    private final JsonMapper mapper;

    /**
     * Makes a writer.
     *
     * @param mapper Spring Boot's own, which leaves out nulls (see {@code application.yaml})
     */
    public JsonAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * {@return one line of JSON in UTF-8}
     *
     * @param value a record of this package
     */
    public byte[] bytes(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /**
     * Answers with a value.
     *
     * @param response not committed
     * @param value a record of this package
     * @throws IOException when the client has gone
     */
    public void write(HttpServletResponse response, Object value) throws IOException {
        byte[] json = bytes(value);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /**
     * Answers with an error.
     *
     * @param response not committed
     * @param status the HTTP status
     * @param error the body
     * @throws IOException when the client has gone
     */
    public void refuse(HttpServletResponse response, int status, ErrorBody error) throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        sayWhen(response, error);
        write(response, error);
    }

    /**
     * Answers with an error, in the form that the clients of the path understand: OpenAI's under {@code /v1}.
     *
     * @param request which path it is
     * @param response not committed
     * @param status the HTTP status
     * @param error the body
     * @throws IOException when the client has gone
     */
    public void refuse(HttpServletRequest request, HttpServletResponse response, int status, ErrorBody error)
            throws IOException {
        if (!request.getRequestURI().startsWith("/v1/")) {
            refuse(response, status, error);
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        sayWhen(response, error);
        write(response, OpenAiError.of(status, error));
    }

    /** Questions count in two windows: where the second refuses, what the first has left is no longer true. */
    private static void sayWhen(HttpServletResponse response, ErrorBody error) {
        if (error.retryAfter() == null) {
            return;
        }
        String seconds = Long.toString(error.retryAfter());
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        if (error.code().equals("RATE_LIMITED") && response.getHeader("RateLimit-Remaining") != null) {
            response.setHeader("RateLimit-Remaining", "0");
            response.setHeader("RateLimit-Reset", seconds);
        }
    }
}
