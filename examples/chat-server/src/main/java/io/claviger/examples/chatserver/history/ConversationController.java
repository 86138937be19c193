package io.claviger.examples.chatserver.history;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.history.Conversations.Place;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list of conversations, and what is done with one as a whole. */
@RestController
final class ConversationController {
    private final Conversations conversations;
    private final ApplicationEventPublisher events;
    private final JsonAnswers json;

    ConversationController(Conversations conversations, ApplicationEventPublisher events, JsonAnswers json) {
        this.conversations = conversations;
        this.events = events;
        this.json = json;
    }

    @GetMapping("/api/conversations")
    void list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String after,
            HttpServletResponse response)
            throws IOException {
        int most = Cursor.limit(limit);
        Cursor cursor = Cursor.parse(after);
        Place place = cursor == null ? Place.START : new Place(Instant.ofEpochMilli(cursor.number()), cursor.id());
        List<Conversation> found = conversations.list(caller.userId(), place, most + 1);
        Page<Conversation> page =
                Page.of(found, most, last -> new Cursor(last.updatedAt().toEpochMilli(), last.room()));
        json.write(
                response,
                new Page<>(page.items().stream().map(ConversationJson::of).toList(), page.next()));
    }

    @GetMapping("/api/conversations/{id}")
    void get(@AuthenticationPrincipal Caller caller, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        json.write(response, ConversationJson.of(conversations.require(caller.userId(), named(id))));
    }

    @DeleteMapping("/api/conversations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (!conversations.delete(caller.userId(), named(id))) {
            throw new NotThereException();
        }
        events.publishEvent(new ConversationEvent(caller.userId(), named(id), true));
    }

    /** {@return the id; whatever has no id's form names nothing} */
    static ConversationId named(String id) {
        if (!ConversationId.problems(id).isEmpty()) {
            throw new NotThereException();
        }
        return new ConversationId(id);
    }
}
