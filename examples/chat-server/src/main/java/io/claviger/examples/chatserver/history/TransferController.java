package io.claviger.examples.chatserver.history;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.body.SpooledBody;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.RefusedException;
import io.claviger.provider.TimeSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.exc.JacksonIOException;

/** Lets users take their conversations away and bring them back. */
@RestController
final class TransferController {
    /** How long a whole import may take to arrive: 20 MB over a slow line. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int RETRY_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(TransferController.class);

    private final Conversations conversations;
    private final Export export;
    private final ImportReader imports;
    private final JsonAnswers json;
    private final TimeSource time;
    private final Semaphore importing = new Semaphore(1);

    TransferController(
            Conversations conversations, Export export, ImportReader imports, JsonAnswers json, TimeSource time) {
        this.conversations = conversations;
        this.export = export;
        this.imports = imports;
        this.json = json;
        this.time = time;
    }

    @GetMapping("/api/export")
    void all(@AuthenticationPrincipal Caller caller, HttpServletResponse response) throws IOException {
        begin(response, MediaType.APPLICATION_JSON_VALUE, "conversations.json");
        write(response, out -> export.all(caller.userId(), out));
    }

    @GetMapping("/api/conversations/{id}/export")
    void one(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "json") String format,
            HttpServletResponse response)
            throws IOException {
        Conversation conversation = conversations.require(caller.userId(), ConversationController.named(id));
        switch (format) {
            case "json" -> {
                begin(response, MediaType.APPLICATION_JSON_VALUE, "conversation.json");
                write(response, out -> export.one(conversation, out));
            }
            case "markdown" -> {
                begin(response, "text/markdown; charset=utf-8", "conversation.md");
                write(
                        response,
                        out -> export.markdown(conversation, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            }
            default ->
                throw new InvalidRequestException(List.of(
                        new Problem("format_unknown", "format", "A conversation is exported as json or as markdown.")));
        }
    }

    private static void write(HttpServletResponse response, Consumer<OutputStream> content) throws IOException {
        OutputStream out = response.getOutputStream();
        try {
            content.accept(out);
        } catch (JacksonIOException | UncheckedIOException e) {
            LOG.debug("A client left before its export was complete.");
        }
    }

    @PostMapping("/api/import")
    void take(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (SpooledBody body = SpooledBody.read(request, PATIENCE, time);
                InputStream text = body.open()) {
            ImportReader.Taken taken = alone(() -> imports.take(caller.userId(), text));
            response.setStatus(HttpServletResponse.SC_CREATED);
            json.write(response, taken);
        }
    }

    /** SQLite has one writer: who waits behind several imports waits longer than the database has patience. */
    private <T> T alone(Supplier<T> work) {
        if (!importing.tryAcquire()) {
            throw new RefusedException(
                    503,
                    ErrorBody.of(
                                    "Server busy",
                                    "Another import is being taken in. Please try again soon.",
                                    "IMPORT_RUNNING")
                            .withRetryAfter(RETRY_SECONDS));
        }
        try {
            return work.get();
        } finally {
            importing.release();
        }
    }

    private static void begin(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
