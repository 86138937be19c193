package io.claviger.examples.chatserver.openai;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatEvent;
import io.claviger.chat.ChatResponse;
import io.claviger.examples.chatserver.chat.ClientGoneException;
import io.claviger.examples.chatserver.openai.CompletionJson.UsageJson;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Writes one answer as server-sent events of OpenAI's form. For one answer and one thread. */
final class CompletionStream {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final CompletionRequest wanted;
    private final CompletionHead head;
    private final HttpServletResponse response;
    private final JsonAnswers json;
    private final CompletionErrors errors;
    private final List<Attempt> failed = new ArrayList<>();
    private String provider = "";
    private String key = "";
    private String model = "";
    private @Nullable OutputStream out;

    CompletionStream(
            CompletionRequest wanted,
            CompletionHead head,
            HttpServletResponse response,
            JsonAnswers json,
            CompletionErrors errors) {
        this.wanted = wanted;
        this.head = head;
        this.response = response;
        this.json = json;
        this.errors = errors;
    }

    void write(PendingEvents events, HttpServletRequest request, Duration heartbeat) throws InterruptedException {
        try {
            ChatEvent event = CompletionDelivery.next(events, request, heartbeat);
            while (!take(event)) {
                event = out == null ? CompletionDelivery.next(events, request, heartbeat) : waitFor(events, heartbeat);
            }
        } catch (IOException e) {
            throw new ClientGoneException();
        } catch (RuntimeException failure) {
            OutputStream begun = out;
            if (begun == null) {
                throw failure;
            }
            end(failure, begun);
        }
    }

    private ChatEvent waitFor(PendingEvents events, Duration heartbeat) throws InterruptedException, IOException {
        ChatEvent event = events.next(heartbeat);
        while (event == null) {
            begin().write(HEARTBEAT);
            begin().flush();
            event = events.next(heartbeat);
        }
        return event;
    }

    /** {@return whether that was the last} */
    private boolean take(ChatEvent event) throws IOException {
        if (event instanceof ChatEvent.AttemptStarted started) {
            provider = started.provider().value();
            key = started.key();
            model = started.model();
        } else if (event instanceof ChatEvent.AttemptFailed attempt) {
            failed.add(attempt.attempt());
        } else if (event instanceof ChatEvent.Completed completed) {
            finish(completed.response());
            return true;
        } else {
            ChunkJson chunk = ChunkJson.delta(head, name(), event);
            if (chunk != null) {
                begin();
                send(chunk);
            }
        }
        return false;
    }

    private void finish(ChatResponse answer) throws IOException {
        begin();
        send(ChunkJson.finish(head, name(), answer));
        if (wanted.usageAtEnd() && answer.usage().isPresent()) {
            send(ChunkJson.usage(head, name(), UsageJson.of(answer.usage().get())));
        }
        begin().write(DONE);
        begin().flush();
    }

    /** A client of this dialect takes an event with an error for what it is; nothing that looks like an end follows. */
    private void end(RuntimeException failure, OutputStream begun) {
        try {
            begun.write(DATA);
            begun.write(json.bytes(errors.answer(failure).body()));
            begun.write(END);
            begun.flush();
        } catch (IOException e) {
            throw new ClientGoneException();
        }
    }

    private String name() {
        return provider + "/" + model;
    }

    private OutputStream begin() throws IOException {
        OutputStream begun = out;
        if (begun == null) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader("X-Accel-Buffering", "no");
            List<String> tried = new ArrayList<>(
                    failed.stream().map(CompletionDelivery::describe).toList());
            tried.add(key + "=answering");
            CompletionDelivery.tell(response, provider, model, tried);
            begun = response.getOutputStream();
            out = begun;
            send(ChunkJson.role(head, name()));
        }
        return begun;
    }

    private void send(ChunkJson chunk) throws IOException {
        OutputStream begun = begin();
        begun.write(DATA);
        begun.write(json.bytes(chunk));
        begun.write(END);
        begun.flush();
    }
}
