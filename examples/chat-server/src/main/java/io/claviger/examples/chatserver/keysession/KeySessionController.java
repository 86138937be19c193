package io.claviger.examples.chatserver.keysession;

import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.body.ChatBody;
import io.claviger.examples.chatserver.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Opens, lists and closes the caller's key sessions. */
@RestController
final class KeySessionController {
    private final BodyReader bodies;
    private final KeySessions sessions;
    private final KeySessionProperties limits;

    KeySessionController(BodyReader bodies, KeySessions sessions, KeySessionProperties limits) {
        this.bodies = bodies;
        this.sessions = sessions;
        this.limits = limits;
    }

    @PostMapping("/api/key-sessions")
    @ResponseStatus(HttpStatus.CREATED)
    KeySessionJson open(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        try (ChatBody body = bodies.read(request)) {
            return KeySessionJson.of(sessions.open(caller, body.keys()), limits.idle());
        }
    }

    @GetMapping("/api/key-sessions")
    KeySessionJson.All list(@AuthenticationPrincipal Caller caller) {
        return new KeySessionJson.All(sessions.of(caller).stream()
                .map(session -> KeySessionJson.of(session, limits.idle()))
                .toList());
    }

    @DeleteMapping("/api/key-sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (!sessions.end(caller, id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
