package io.claviger.examples.enterprise;

import io.claviger.chat.ChatException;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.RateLimitedException;
import io.claviger.examples.enterprise.Conversations.Line;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Principal;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** The same chat for scripts: JSON, and an answer that comes piece by piece, a JSON object a line. */
@RestController
@RequestMapping("/api")
final class StreamController {
    private final Conversations conversations;
    private final Questions questions;
    private final Chatbot chatbot;
    private final JsonMapper json;

    StreamController(Conversations conversations, Questions questions, Chatbot chatbot, JsonMapper json) {
        this.conversations = conversations;
        this.questions = questions;
        this.chatbot = chatbot;
        this.json = json;
    }

    /**
     * One line of a stream.
     *
     * @param type {@code text} for a piece of the answer, {@code done} when it is whole and kept, {@code problem} when there
     *     is none
     * @param text the piece, or what went wrong; empty when done
     */
    record Event(String type, String text) {}

    /**
     * Why there is no stream.
     *
     * @param problem what went wrong
     */
    record Refusal(String problem) {}

    @GetMapping("/conversation")
    List<Line> lines(@RequestParam long id, @RequestParam(defaultValue = "200") int newest, Principal user) {
        return conversations.lines(user.getName(), id, Math.max(0, newest));
    }

    @PostMapping(
            path = "/chat",
            consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> chat(
            @RequestParam long conversation,
            @RequestParam(defaultValue = "") String message,
            Principal user,
            HttpServletResponse response) {
        ChatRequest request = questions.accept(user.getName(), conversation, ChatController.withLineFeeds(message));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(
                        "X-Accel-Buffering",
                        "no") // proxies that collect an answer know this header (nginx, proxy_buffering)
                .body(collecting -> stream(conversation, request, response.getOutputStream()));
    }

    private void stream(long conversation, ChatRequest request, OutputStream out) throws IOException {
        try {
            chatbot.stream(conversation, request, piece -> send(out, new Event("text", piece)));
            send(out, new Event("done", ""));
        } catch (RuntimeException e) {
            send(out, new Event("problem", Problems.sentence(e)));
        }
    }

    private void send(OutputStream out, Event event) throws IOException {
        out.write(json.writeValueAsBytes(event));
        out.write('\n');
        out.flush();
    }

    @ExceptionHandler
    ResponseEntity<Refusal> refused(ChatException problem) {
        Refusal refusal = new Refusal(Problems.sentence(problem));
        if (problem instanceof RateLimitedException limited) {
            return ResponseEntity.status(429)
                    .header("Retry-After", Long.toString(limited.retryAfterSeconds()))
                    .body(refusal);
        }
        return ResponseEntity.unprocessableContent().body(refusal);
    }
}
