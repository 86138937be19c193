package io.claviger.examples.chatserver.chat;

import io.claviger.assistant.ChatAssistant;
import io.claviger.assistant.Question;
import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.body.ChatBody;
import io.claviger.examples.chatserver.chat.RunningAnswer.Answered;
import io.claviger.examples.chatserver.edge.ClientAddress;
import io.claviger.examples.chatserver.edge.Visitor;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.ReplyJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes a question and answers it, at once or piece by piece. Either way the body is read here and not by the framework,
 * the assistant answers on a thread of its own, and the request's thread gives up when the client has gone.
 */
@RestController
final class ChatController {
    private final BodyReader bodies;
    private final ChatAssistant assistant;
    private final Executor executor;
    private final Delivery delivery;
    private final JsonAnswers json;

    ChatController(BodyReader bodies, ChatAssistant assistant, Executor executor, Delivery delivery, JsonAnswers json) {
        this.bodies = bodies;
        this.assistant = assistant;
        this.executor = executor;
        this.delivery = delivery;
        this.json = json;
    }

    @PostMapping("/api/chat/message")
    void message(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        try (ChatBody body = bodies.read(request)) {
            Question question = question(body, request, response);
            try (RunningAnswer answer = RunningAnswer.start(executor, observer -> assistant.answer(question))) {
                Answered answered = (Answered) delivery.first(answer, request);
                json.write(response, ReplyJson.of(answered.reply()));
            }
        }
    }

    @PostMapping("/api/chat/stream")
    void stream(HttpServletRequest request, HttpServletResponse response) throws IOException, InterruptedException {
        try (ChatBody body = bodies.read(request)) {
            Question question = question(body, request, response);
            try (RunningAnswer answer =
                    RunningAnswer.start(executor, observer -> assistant.answer(question, observer))) {
                delivery.stream(answer, request, response);
            }
        }
    }

    private static Question question(ChatBody body, HttpServletRequest request, HttpServletResponse response) {
        return new Question(
                Visitor.identify(request, response),
                ClientAddress.of(request),
                body.course(),
                body.message(),
                body.conversation(),
                body.keys());
    }
}
