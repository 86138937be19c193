package io.claviger.examples.chatserver.history;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.check.CourseId;
import io.claviger.conversation.ConversationId;
import io.claviger.conversation.ConversationSummary;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The list of conversations, and what is done with one as a whole. */
@RestController
final class ConversationController {
    private final Conversations conversations;
    private final MessageTree tree;
    private final Quota quota;
    private final ApplicationEventPublisher events;
    private final JsonAnswers json;

    ConversationController(
            Conversations conversations,
            MessageTree tree,
            Quota quota,
            ApplicationEventPublisher events,
            JsonAnswers json) {
        this.conversations = conversations;
        this.tree = tree;
        this.quota = quota;
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

    /**
     * What a new conversation may bring.
     *
     * @param id its name, null for a random one
     * @param title its title, null to take the first question's beginning
     * @param course the course, null for none
     */
    record Beginning(
            @Nullable String id,
            @Nullable String title,
            @Nullable String course) {}

    @PostMapping("/api/conversations")
    void create(@AuthenticationPrincipal Caller caller, @RequestBody Beginning beginning, HttpServletResponse response)
            throws IOException {
        ConversationId id = beginning.id() == null ? ConversationId.random() : ConversationId.of(beginning.id());
        String course = beginning.course() == null
                ? null
                : CourseId.of(beginning.course()).value();
        String title = title(beginning.title() == null ? "" : beginning.title());
        boolean known = conversations.find(caller.userId(), id).isPresent();
        if (!known) {
            quota.require(caller.userId(), 1);
        }
        Conversation conversation = conversations.create(caller.userId(), id, title, course);
        response.setStatus(known ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED);
        json.write(response, ConversationJson.of(conversation));
        events.publishEvent(new ConversationEvent(caller.userId(), id, false));
    }

    /**
     * What can be changed.
     *
     * @param title another title, null to leave it
     * @param leaf a message whose branch is to be shown, null to leave that
     */
    record Change(@Nullable String title, @Nullable String leaf) {}

    @PatchMapping("/api/conversations/{id}")
    void change(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestBody Change change,
            HttpServletResponse response)
            throws IOException {
        Conversation conversation = conversations.require(caller.userId(), named(id));
        if (change.title() != null && title(change.title()).isEmpty()) {
            throw refusal("title_empty", "title", "A title has at least one character that is not white space.");
        }
        if (change.leaf() != null) {
            String end = tree.newestBelow(conversation, change.leaf());
            conversations.show(conversation, tree.require(conversation, end));
        }
        if (change.title() != null) {
            conversations.rename(conversation, title(change.title()));
        }
        json.write(response, ConversationJson.of(conversations.require(caller.userId(), named(id))));
        events.publishEvent(new ConversationEvent(caller.userId(), named(id), false));
    }

    /** {@return one line of at most 80 characters} */
    private static String title(String typed) {
        if (!StorableText.isStorable(typed)) {
            throw refusal("title_characters", "title", "A title has no U+0000 and no half of a surrogate pair.");
        }
        return ConversationSummary.titleOf(typed);
    }

    private static InvalidRequestException refusal(String code, String field, String message) {
        return new InvalidRequestException(List.of(new Problem(code, field, message)));
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
