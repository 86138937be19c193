package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.Page;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows users where they are signed in, and ends what they do not want. */
@RestController
final class SessionsController {
    private final Sessions sessions;
    private final LoginHistory history;

    SessionsController(Sessions sessions, LoginHistory history) {
        this.sessions = sessions;
        this.history = history;
    }

    record SessionJson(
            String id,
            boolean current,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt,
            String address,
            String client) {
        static SessionJson of(SessionStore.Open session, Caller caller) {
            return new SessionJson(
                    session.id(),
                    session.id().equals(caller.sessionId()),
                    Instant.ofEpochMilli(session.createdAt()),
                    Instant.ofEpochMilli(session.lastUsedAt()),
                    Instant.ofEpochMilli(session.expiresAt()),
                    session.address(),
                    session.client());
        }
    }

    @GetMapping("/api/account/sessions")
    Page<SessionJson> sessions(@AuthenticationPrincipal Caller caller) {
        List<SessionJson> all = sessions.of(caller.userId()).stream()
                .map(session -> SessionJson.of(session, caller))
                .toList();
        return new Page<>(all, null);
    }

    @DeleteMapping("/api/account/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, @AuthenticationPrincipal Caller caller) {
        if (!sessions.end(id, caller.userId())) {
            throw RefusedException.notFound();
        }
    }

    @DeleteMapping("/api/account/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(@AuthenticationPrincipal Caller caller) {
        sessions.endAll(caller.userId(), caller.sessionId());
    }

    @GetMapping("/api/account/logins")
    Page<LoginHistory.Entry> logins(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after,
            @AuthenticationPrincipal Caller caller) {
        return history.page(caller.userId(), Cursor.limit(limit), Cursor.parse(after));
    }
}
