package io.claviger.examples.chatserver.generation;

import io.claviger.conversation.ConversationId;
import io.claviger.examples.chatserver.history.AnswerDetails.Reason;
import io.claviger.examples.chatserver.history.Conversation;
import io.claviger.examples.chatserver.history.Conversations;
import io.claviger.examples.chatserver.history.Message;
import io.claviger.examples.chatserver.history.MessageJson;
import io.claviger.examples.chatserver.history.MessageState;
import io.claviger.examples.chatserver.history.MessageTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what happened in a job, for its owner: while it runs the job's own journal, and afterwards one made of what is
 * stored, so that whoever comes late reads the same to its end. Thread-safe.
 */
public final class Following {
    private static final Pattern ID = Pattern.compile("gen_[A-Za-z0-9]{1,60}");

    private final Generations generations;
    private final Conversations conversations;
    private final MessageTree tree;
    private final JdbcClient database;

    Following(Generations generations, Conversations conversations, MessageTree tree, JdbcClient database) {
        this.generations = generations;
        this.conversations = conversations;
        this.tree = tree;
        this.database = database;
    }

    /** Where a job's message is. */
    private record Place(String conversation, String message) {}

    /**
     * Finds a job's journal.
     *
     * @param owner the user
     * @param generation the job
     * @return the journal, empty when this user never had such a job
     */
    public Optional<Journal> journal(String owner, String generation) {
        return ID.matcher(generation).matches()
                ? generations.find(owner, generation).map(Generation::journal).or(() -> stored(owner, generation))
                : Optional.empty();
    }

    private Optional<Journal> stored(String owner, String generation) {
        Optional<Place> place =
                database.sql("""
                        SELECT r.name AS conversation, m.id AS message FROM messages m JOIN rooms r ON r.id = m.room_id
                        WHERE m.generation = ? AND r.owner_id = ?""").params(generation, owner).query(Place.class).optional();
        Optional<Conversation> conversation =
                place.flatMap(found -> conversations.find(owner, new ConversationId(found.conversation())));
        return conversation
                .flatMap(
                        where -> tree.find(where, place.orElseThrow().message()).map(row -> past(where, row)))
                // It may have begun between the two looks.
                .map(past -> generations
                        .find(owner, generation)
                        .map(Generation::journal)
                        .orElse(past));
    }

    private Journal past(Conversation conversation, Message row) {
        Journal journal = new Journal(conversation.id(), String.valueOf(row.generation()), row.id());
        MessageJson view = tree.json(conversation, List.of(row)).get(0);
        if (view.reasoning() != null) {
            journal.reasoning(view.reasoning());
        }
        journal.text(row.text());
        journal.end(Endings.last(journal.generation(), view, reason(row, view)));
        return journal;
    }

    /** A server that was killed could not say why; nor can one whose database was away at the end. */
    private static @Nullable Reason reason(Message row, MessageJson view) {
        boolean cut = row.state() == MessageState.STREAMING || row.state() == MessageState.INTERRUPTED;
        return cut && view.error() == null ? End.SHUTDOWN.reason() : view.error();
    }
}
