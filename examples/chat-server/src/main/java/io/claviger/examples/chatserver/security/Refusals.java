package io.claviger.examples.chatserver.security;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;

/** Answers what the table of routes does not let pass. What the table does not know is not there. Thread-safe. */
final class Refusals {
    private static final ErrorBody SIGN_IN =
            ErrorBody.of("Not signed in", "Please sign in, or show a valid access token.", "NOT_SIGNED_IN");
    private static final ErrorBody FORBIDDEN = ErrorBody.of("Forbidden", "This account may not do that.", "FORBIDDEN");
    private static final ErrorBody CSRF = ErrorBody.of(
            "Forbidden",
            "Where a cookie says who calls, the header X-XSRF-TOKEN must repeat the cookie XSRF-TOKEN, which GET"
                    + " /auth/csrf gives.",
            "CSRF");
    private static final ErrorBody NOT_FOUND =
            ErrorBody.of("Not Found", "The server does not answer this request: not found.", "NOT_FOUND");
    private static final ErrorBody METHOD_NOT_ALLOWED = ErrorBody.of(
            "Method Not Allowed", "The server does not answer this request: method not allowed.", "METHOD_NOT_ALLOWED");

    private final JsonAnswers json;
    private final RouteTable routes;

    Refusals(RouteTable routes, JsonAnswers json) {
        this.json = json;
        this.routes = routes;
    }

    /** For who has shown no token, or none that counts. */
    void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isServed(request, response)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            json.refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, SIGN_IN);
        }
    }

    /** For who is known and may not. */
    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (isServed(request, response)) {
            json.refuse(
                    request,
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    why instanceof CsrfException ? CSRF : FORBIDDEN);
        }
    }

    /** For what the firewall does not let pass. */
    void notPlain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusedException refused = RefusedException.notPlain();
        json.refuse(request, response, refused.status(), refused.body());
    }

    private boolean isServed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> methods = routes.methods(request);
        if (methods.isEmpty()) {
            json.refuse(request, response, HttpServletResponse.SC_NOT_FOUND, NOT_FOUND);
            return false;
        }
        if (!methods.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            json.refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED);
            return false;
        }
        return true;
    }
}
