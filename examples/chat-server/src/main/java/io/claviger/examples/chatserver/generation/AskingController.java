package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.body.AskBody;
import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.history.MessageTree;
import io.claviger.examples.chatserver.history.NotThereException;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes questions over HTTP. */
@RestController
final class AskingController {
    private final BodyReader bodies;
    private final Asking asking;
    private final Generations generations;
    private final Following following;
    private final Replies replies;

    AskingController(BodyReader bodies, Asking asking, Generations generations, Following following, Replies replies) {
        this.bodies = bodies;
        this.asking = asking;
        this.generations = generations;
        this.following = following;
        this.replies = replies;
    }

    /** How what is stored is told. */
    record Replies(JsonAnswers json, MessageTree tree) {}

    @PostMapping("/api/conversations/{id}/messages")
    void ask(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (AskBody body = bodies.readAsk(request)) {
            accepted(response, Accepted.question(asking.ask(caller, id, body), replies.tree()));
        }
    }

    @PostMapping("/api/conversations/{id}/messages/{message}/answers")
    void again(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @PathVariable String message,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (AskBody body = bodies.readAsk(request)) {
            accepted(response, Accepted.again(asking.again(caller, id, message, body), replies.tree()));
        }
    }

    private void accepted(HttpServletResponse response, Accepted accepted) throws IOException {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        replies.json().write(response, accepted);
    }

    @PostMapping("/api/generations/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void stop(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (following.journal(caller.userId(), id).isEmpty()) {
            throw new NotThereException();
        }
        generations.find(caller.userId(), id).ifPresent(generations::stop);
    }
}
