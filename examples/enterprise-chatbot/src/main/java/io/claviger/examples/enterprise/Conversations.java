package io.claviger.examples.enterprise;

import io.claviger.chat.ChatResponse;
import io.claviger.chat.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The users' conversations, a row for each message (C23). Every method asks for the user and sees nothing of others: a foreign
 * conversation is as one that does not exist. Thread-safe.
 */
@Component
final class Conversations {
    private static final String OWN = " c.id = :id AND c.user_id = (SELECT id FROM users WHERE username = :user)";

    private final JdbcClient database;
    private final TransactionOperations transactions;

    Conversations(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * One message as it is shown.
     *
     * @param role {@code user} or {@code assistant}
     * @param text what was said
     * @param provider who generated it, null for the user's own
     * @param model with which model, null for the user's own
     */
    record Line(
            String role,
            String text,
            @Nullable String provider,
            @Nullable String model) {
        Message toMessage() {
            return role.equals("user") ? Message.user(text) : Message.assistant(text);
        }

        /** {@return the role and the length, never the text} */
        @Override
        public String toString() {
            return "Line[" + role + ", " + text.length() + " characters]";
        }
    }

    /** One conversation in the list. Its title is how it began, null before it began. */
    record Title(long id, @Nullable String title) {}

    /** {@return the newest conversation, begun when there is none} */
    long newest(String user) {
        return titles(user, 1).stream().findFirst().map(Title::id).orElseGet(() -> begin(user));
    }

    /** {@return a conversation without messages: a new one, unless the newest is still empty} */
    long begin(String user) {
        List<Title> newest = titles(user, 1);
        if (!newest.isEmpty() && newest.get(0).title() == null) {
            return newest.get(0).id();
        }
        return database.sql("INSERT INTO conversations (user_id) SELECT id FROM users WHERE username = ? RETURNING id")
                .param(user)
                .query(Long.class)
                .single();
    }

    /** {@return the user's newest conversations, the newest first} */
    List<Title> titles(String user, int most) {
        return rows(database.sql(
                        "SELECT c.id, (SELECT substr(m.text, 1, 60) FROM messages m WHERE m.conversation_id = c.id"
                                + " ORDER BY m.id LIMIT 1) AS title FROM conversations c"
                                + " WHERE c.user_id = (SELECT id FROM users WHERE username = ?) ORDER BY c.id DESC LIMIT ?")
                .params(user, most)
                .query(Title.class)
                .list());
    }

    /** {@return the newest messages, oldest first} */
    List<Line> lines(String user, long id, int most) {
        return rows(
                database.sql("SELECT role, text, provider, model FROM (SELECT m.* FROM messages m JOIN conversations c"
                                + " ON c.id = m.conversation_id WHERE" + OWN
                                + " ORDER BY m.id DESC LIMIT :most) newest ORDER BY id")
                        .param("id", id)
                        .param("user", user)
                        .param("most", most)
                        .query(Line.class)
                        .list());
    }

    /** {@return what the user wrote and nobody answered yet; empty when there is no such conversation} */
    Optional<String> draft(String user, long id) {
        return database.sql("SELECT c.draft FROM conversations c WHERE" + OWN)
                .param("id", id)
                .param("user", user)
                .query(String.class)
                .optional();
    }

    /** Keeps what the user wrote until it is answered. */
    void keep(String user, long id, String draft) {
        database.sql("UPDATE conversations AS c SET draft = :draft WHERE" + OWN)
                .param("draft", draft)
                .param("id", id)
                .param("user", user)
                .update();
    }

    /** Appends a question and its answer; the draft is gone if it is that question. */
    void append(long id, String question, ChatResponse answer) {
        transactions.executeWithoutResult(status -> {
            Line said = new Line("assistant", answer.text(), answer.provider().value(), answer.model());
            insert(id, new Line("user", question, null, null));
            insert(id, said);
            database.sql("UPDATE conversations SET draft = '' WHERE id = ? AND draft = ?")
                    .params(id, question)
                    .update();
        });
    }

    /** A row may be null for {@link JdbcClient}; of these queries none is. */
    private static <T> List<T> rows(List<@Nullable T> found) {
        List<T> rows = new ArrayList<>(found.size());
        for (T row : found) {
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void insert(long id, Line line) {
        database.sql(
                        "INSERT INTO messages (conversation_id, parent_id, role, text, provider, model) VALUES (:id,"
                                + " (SELECT max(id) FROM messages WHERE conversation_id = :id), :role, :text, :provider, :model)")
                .param("id", id)
                .param("role", line.role())
                .param("text", line.text())
                .param("provider", line.provider())
                .param("model", line.model())
                .update();
    }
}
