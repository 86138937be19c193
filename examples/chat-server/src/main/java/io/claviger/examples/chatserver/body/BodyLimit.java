package io.claviger.examples.chatserver.body;

import io.claviger.check.Limits;
import io.claviger.examples.chatserver.body.BodyRefusedException.Reason;
import io.claviger.examples.chatserver.security.Route;
import io.claviger.examples.chatserver.security.RouteTable;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies above what their route takes, mostly 1 MB, by what they say and by what comes, and bodies that are encoded: what is
 * unpacked has no limit.
 */
final class BodyLimit extends OncePerRequestFilter {
    private final RouteTable routes;
    private final JsonAnswers json;

    BodyLimit(RouteTable routes, JsonAnswers json) {
        this.routes = routes;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long longest = routes.find(request).map(Route::longestBody).orElse(Limits.BODY_BYTES);
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(new BodyRefusedException(Reason.ENCODED), request, response);
        } else if (request.getContentLengthLong() > longest) {
            refuse(BodyRefusedException.tooLarge(longest), request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            chain.doFilter(new CountedRequest(request, longest), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(BodyRefusedException why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reason reason = why.reason();
        response.setHeader(HttpHeaders.CONNECTION, "close");
        json.refuse(request, response, reason.status(), ErrorBody.of(reason.error(), why.sentence(), reason.name()));
    }
}
