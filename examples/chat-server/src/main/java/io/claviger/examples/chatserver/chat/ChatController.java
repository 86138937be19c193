package io.claviger.examples.chatserver.chat;

import io.claviger.assistant.Question;
import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.body.ChatBody;
import io.claviger.examples.chatserver.chat.RunningAnswer.Answered;
import io.claviger.examples.chatserver.edge.ClientAddress;
import io.claviger.examples.chatserver.edge.Visitor;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.ReplyJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a question and answers it, at once or piece by piece. Either way the body is read here and not by the framework,
 * the assistant answers on a thread of its own, and the request's thread gives up when the client has gone.
 */
@RestController
final class ChatController {
    private final BodyReader bodies;
    private final CountedAssistant assistant;
    private final Executor executor;
    private final Delivery delivery;
    private final JsonAnswers json;

    ChatController(
            BodyReader bodies, CountedAssistant assistant, Executor executor, Delivery delivery, JsonAnswers json) {
        this.bodies = bodies;
        this.assistant = assistant;
        this.executor = executor;
        this.delivery = delivery;
        this.json = json;
    }

    @PostMapping("/api/chat/message")
    void message(
            @AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (ChatBody body = bodies.read(request)) {
            Question question = question(caller, body, request, response);
            try (RunningAnswer answer = RunningAnswer.start(executor, observer -> assistant.answer(caller, question))) {
                Answered answered = (Answered) delivery.first(answer, delivery.watch(caller), request);
                json.write(response, ReplyJson.of(answered.reply()));
            }
        }
    }

    @PostMapping("/api/chat/stream")
    void stream(
            @AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        try (ChatBody body = bodies.read(request)) {
            Question question = question(caller, body, request, response);
            try (RunningAnswer answer =
                    RunningAnswer.start(executor, observer -> assistant.answer(caller, question, observer))) {
                delivery.stream(answer, delivery.watch(caller), request, response);
            }
        }
    }

    /** A user owns the conversation and is counted (C14); of a guest, the browser and the address. */
    private static Question question(
            @Nullable Caller caller, ChatBody body, HttpServletRequest request, HttpServletResponse response) {
        return new Question(
                caller == null ? Visitor.identify(request, response) : caller.userId(),
                caller == null ? ClientAddress.of(request) : caller.userId(),
                body.course(),
                body.message(),
                body.conversation(),
                body.keys());
    }
}
