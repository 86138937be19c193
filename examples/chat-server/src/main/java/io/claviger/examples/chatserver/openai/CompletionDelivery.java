package io.claviger.examples.chatserver.openai;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.examples.chatserver.chat.ClientGoneException;
import io.claviger.examples.chatserver.edge.ClientWatch;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.security.SessionCheck;
import io.claviger.examples.chatserver.security.SessionWatch;
import io.claviger.examples.chatserver.usage.UsageRecorder;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.fallback.FallbackChat;
import io.claviger.key.KeyRing;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Asks the chain and writes the answer, whole or piece by piece. Before the first piece every failure is an HTTP error; the
 * headers wait for it, so that they can say who answers. Thread-safe.
 */
final class CompletionDelivery {
    private final FallbackChat chat;
    private final CompletionErrors errors;
    private final UsageRecorder usage;
    private final JsonAnswers json;
    private final SessionCheck sessions;
    private final TimeSource time;
    private final Duration heartbeat;

    CompletionDelivery(FallbackChat chat, CompletionErrors errors, UsageRecorder usage, Line line) {
        this.chat = chat;
        this.usage = usage;
        this.errors = errors;
        this.json = line.json();
        this.sessions = line.sessions();
        this.time = line.time();
        this.heartbeat = line.heartbeat();
    }

    /** How the client is spoken to. */
    record Line(JsonAnswers json, SessionCheck sessions, TimeSource time, Duration heartbeat) {}

    /**
     * Answers one request.
     *
     * @throws ClientGoneException when the client hung up; the provider's call is cancelled
     * @throws io.claviger.examples.chatserver.wire.RefusedException when the session ended; the call is cancelled as well
     * @throws RuntimeException whatever failed before the first piece
     */
    void deliver(
            Caller caller,
            CompletionRequest wanted,
            KeyRing keys,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        CompletionHead head = CompletionHead.at(time.instant());
        SessionWatch watch = new SessionWatch(sessions, caller, time, heartbeat);
        try (PendingEvents events = new PendingEvents(caller.userId(), usage, watch)) {
            chat.publish(wanted.chat(), keys).subscribe(events);
            if (wanted.stream()) {
                new CompletionStream(wanted, head, response, json, errors).write(events, request, heartbeat);
            } else {
                ChatResponse answer = whole(events, request);
                tell(response, answer);
                json.write(response, CompletionJson.of(head, answer));
            }
        }
    }

    private ChatResponse whole(PendingEvents events, HttpServletRequest request) throws InterruptedException {
        while (true) {
            ChatEvent event = next(events, request, heartbeat);
            if (event instanceof ChatEvent.Completed completed) {
                return completed.response();
            }
        }
    }

    static ChatEvent next(PendingEvents events, HttpServletRequest request, Duration heartbeat)
            throws InterruptedException {
        ChatEvent event = events.next(heartbeat);
        while (event == null) {
            if (ClientWatch.hasGone(request)) {
                throw new ClientGoneException();
            }
            event = events.next(heartbeat);
        }
        return event;
    }

    private static void tell(HttpServletResponse response, ChatResponse answer) {
        List<String> tried =
                answer.attempts().stream().map(CompletionDelivery::describe).toList();
        tell(response, answer.provider().value(), answer.model(), tried);
    }

    /** Says in headers who answers and what became of each key. */
    static void tell(HttpServletResponse response, String provider, String model, List<String> tried) {
        response.setHeader("X-Claviger-Provider", provider);
        response.setHeader("X-Claviger-Model", model);
        response.setHeader("X-Claviger-Attempts", String.join(", ", tried));
    }

    static String describe(Attempt attempt) {
        return attempt.key() + "="
                + (attempt.failure() == null ? "answered" : attempt.failure().name());
    }
}
