package io.claviger.examples.chatserver.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads messages: always a window, and always by an index, so that a conversation of 10,000 messages opens as fast as one
 * of ten. Thread-safe.
 */
public final class MessageTree {
    private static final String SELECT = "SELECT " + Rows.OF_MESSAGE + " FROM messages m WHERE m.room_id = ?";

    /** From a message upward, as far as the window goes. */
    static final String PATH = """
            WITH RECURSIVE path AS (
                SELECT 1 AS depth, m.* FROM (SELECT %1$s FROM messages m WHERE m.id = ? AND m.room_id = ?) m
                UNION ALL
                SELECT p.depth + 1, %1$s FROM path p JOIN messages m ON m.id = p.parent_id WHERE p.depth < ?)
            SELECT * FROM path ORDER BY depth""".formatted(Rows.OF_MESSAGE);

    /** From a message downward, always to the newest child. */
    static final String NEWEST_BELOW = """
            WITH RECURSIVE branch AS (
                SELECT 1 AS depth, id FROM messages WHERE id = ? AND room_id = ?
                UNION ALL
                SELECT b.depth + 1, (SELECT c.id FROM messages c WHERE c.room_id = ? AND c.parent_id = b.id
                                     ORDER BY c.seq DESC LIMIT 1) FROM branch b WHERE b.id IS NOT NULL)
            SELECT id FROM branch WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1""";

    private static final String BRANCH = """
            WITH RECURSIVE path AS (
                SELECT 1 AS depth, id, parent_id FROM messages WHERE id = ? AND room_id = ?
                UNION ALL
                SELECT p.depth + 1, m.id, m.parent_id FROM path p JOIN messages m ON m.id = p.parent_id)
            SELECT id FROM path ORDER BY depth""";

    static final String AFTER = SELECT + " AND m.seq > ? ORDER BY m.seq LIMIT ?";

    private static final Pattern ID = Pattern.compile("msg_[A-Za-z0-9]{1,60}");

    private final JdbcClient database;
    private final Rows rows;
    private final Families families;

    MessageTree(JdbcClient database, Rows rows) {
        this.database = database;
        this.rows = rows;
        this.families = new Families(database);
    }

    /**
     * A part of a branch.
     *
     * @param messages the messages, oldest first
     * @param more whether the branch goes on above them
     */
    public record Window(List<Message> messages, boolean more) {
        static final Window EMPTY = new Window(List.of(), false);

        /** {@return the number of messages} */
        @Override
        public String toString() {
            return "Window[" + messages.size() + " messages]";
        }
    }

    /**
     * Finds a message.
     *
     * @param conversation the conversation it is in
     * @param id the message
     * @return the message, empty when this conversation has none of that id
     */
    public Optional<Message> find(Conversation conversation, String id) {
        if (!isId(id)) {
            return Optional.empty();
        }
        return database.sql(SELECT + " AND m.id = ?")
                .params(conversation.room(), id)
                .query(rows::message)
                .optional();
    }

    /**
     * Finds a message that has to be there.
     *
     * @param conversation the conversation it is in
     * @param id the message
     * @return the message
     * @throws NotThereException when this conversation has none of that id
     */
    public Message require(Conversation conversation, String id) {
        return find(conversation, id).orElseThrow(NotThereException::new);
    }

    /** {@return the message of a number, which is there} */
    Message numbered(Conversation conversation, long seq) {
        return database.sql(SELECT + " AND m.seq = ?")
                .params(conversation.room(), seq)
                .query(rows::message)
                .single();
    }

    /** {@return the message that was stored for a client's id} */
    Optional<Message> sent(Conversation conversation, String clientId) {
        return database.sql(SELECT + " AND m.client_id = ?")
                .params(conversation.room(), clientId)
                .query(rows::message)
                .optional();
    }

    /**
     * Reads the end of a branch.
     *
     * @param conversation the conversation
     * @param last the id of the branch's last message that is wanted, null for none
     * @param limit how many messages at most
     * @return the messages up to that one, itself included; empty when this conversation has none of that id
     */
    public Window path(Conversation conversation, @Nullable String last, int limit) {
        if (last == null || !isId(last) || limit <= 0) {
            return Window.EMPTY;
        }
        List<Message> upward = new ArrayList<>(database.sql(PATH)
                .params(last, conversation.room(), (long) limit + 1)
                .query(rows::message)
                .list());
        boolean more = upward.size() > limit;
        if (more) {
            upward.remove(limit);
        }
        Collections.reverse(upward);
        return new Window(List.copyOf(upward), more);
    }

    /**
     * Follows a branch to its end.
     *
     * @param conversation the conversation
     * @param message a message of it
     * @return the message's newest child's newest child and so on, the message itself when it has none
     * @throws NotThereException when this conversation has none of that id
     */
    public String newestBelow(Conversation conversation, String message) {
        if (!isId(message)) {
            throw new NotThereException();
        }
        return database.sql(NEWEST_BELOW)
                .params(message, conversation.room(), conversation.room())
                .query(String.class)
                .optional()
                .orElseThrow(NotThereException::new);
    }

    /** {@return the ids of a whole branch, oldest first} */
    List<String> branch(Conversation conversation, @Nullable String last) {
        List<String> upward = new ArrayList<>(database.sql(BRANCH)
                .param(last)
                .param(conversation.room())
                .query(String.class)
                .list());
        Collections.reverse(upward);
        return upward;
    }

    /** {@return messages in the order of their ids here} */
    List<Message> all(Conversation conversation, List<String> ids) {
        Map<String, Message> found = new HashMap<>();
        database.sql("SELECT " + Rows.OF_MESSAGE + " FROM messages m WHERE m.room_id = :room AND m.id IN (:ids)")
                .param("room", conversation.room())
                .param("ids", ids)
                .query(rows::message)
                .list()
                .forEach(message -> found.put(message.id(), message));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Rows rows() {
        return rows;
    }

    /**
     * Reads what came later, of all branches.
     *
     * @param conversation the conversation
     * @param seq the number of the last message that is known, 0 for none
     * @param limit how many messages at most
     * @return the messages in the order of their numbers
     */
    public List<Message> after(Conversation conversation, long seq, int limit) {
        return database.sql(AFTER)
                .params(conversation.room(), seq, limit)
                .query(rows::message)
                .list();
    }

    /**
     * Finds the alternatives to messages.
     *
     * @param conversation the conversation
     * @param messages some of its messages
     * @return for the id of each message its place among its siblings
     */
    public Map<String, Siblings> siblings(Conversation conversation, List<Message> messages) {
        return families.siblings(conversation, messages);
    }

    /**
     * Prepares messages for clients.
     *
     * @param conversation the conversation
     * @param messages some of its messages
     * @return the same, each with its place among its siblings
     */
    public List<MessageJson> json(Conversation conversation, List<Message> messages) {
        Map<String, Siblings> siblings = siblings(conversation, messages);
        return messages.stream()
                .map(message -> MessageJson.of(message, siblings.getOrDefault(message.id(), Siblings.ALONE)))
                .toList();
    }

    /** What a client sends may be anything, even characters that PostgreSQL refuses to compare. */
    private static boolean isId(String id) {
        return ID.matcher(id).matches();
    }
}
