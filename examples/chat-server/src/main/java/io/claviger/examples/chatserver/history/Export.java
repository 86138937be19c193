package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.history.Conversations.Place;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes conversations out, batch by batch: none is ever in memory as a whole. Thread-safe. */
final class Export {
    private static final int BATCH = 200;

    private static final String ENTRIES = "SELECT " + Rows.OF_MESSAGE + ", p.seq AS parent_seq"
            + " FROM messages m LEFT JOIN messages p ON p.id = m.parent_id"
            + " WHERE m.room_id = ? AND m.seq > ? AND m.seq <= ? ORDER BY m.seq LIMIT ?";

    private final JdbcClient database;
    private final Conversations conversations;
    private final MessageTree tree;
    private final JsonMapper mapper;
    private final InstantSource clock;

    Export(JdbcClient database, Conversations conversations, MessageTree tree, JsonMapper mapper, InstantSource clock) {
        this.database = database;
        this.conversations = conversations;
        this.tree = tree;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Writes all conversations of an owner, the one that last grew first. */
    void all(String owner, OutputStream out) {
        write(out, json -> {
            List<Conversation> page = conversations.list(owner, Place.START, BATCH);
            while (!page.isEmpty()) {
                page.forEach(conversation -> conversation(json, conversation));
                page = conversations.list(owner, Place.behind(page.get(page.size() - 1)), BATCH);
            }
        });
    }

    /** Writes one conversation in the same form. */
    void one(Conversation conversation, OutputStream out) {
        write(out, json -> conversation(json, conversation));
    }

    private void write(OutputStream out, Consumer<JsonGenerator> content) {
        try (JsonGenerator json = mapper.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("format", Exported.FORMAT);
            json.writeNumberProperty("version", Exported.VERSION);
            json.writeStringProperty("exportedAt", time(clock.instant()));
            json.writeArrayPropertyStart("conversations");
            content.accept(json);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void conversation(JsonGenerator json, Conversation conversation) {
        json.writeStartObject();
        json.writeStringProperty("id", conversation.id().value());
        json.writeStringProperty("title", conversation.title());
        if (conversation.course() != null) {
            json.writeStringProperty("course", conversation.course());
        }
        json.writeStringProperty("createdAt", time(conversation.createdAt()));
        json.writeStringProperty("updatedAt", time(conversation.updatedAt()));
        if (conversation.leaf() != null) {
            tree.find(conversation, conversation.leaf())
                    .ifPresent(leaf -> json.writeNumberProperty("leaf", leaf.seq()));
        }
        json.writeArrayPropertyStart("messages");
        List<Exported.Entry> batch = entries(conversation, 0);
        while (!batch.isEmpty()) {
            batch.forEach(json::writePOJO);
            batch = entries(conversation, batch.get(batch.size() - 1).seq());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private List<Exported.Entry> entries(Conversation conversation, long after) {
        Rows rows = tree.rows();
        return database.sql(ENTRIES)
                .params(conversation.room(), after, conversation.lastSeq(), BATCH)
                .query((row, number) -> {
                    Message message = rows.message(row, number);
                    return Exported.Entry.of(message, message.parent() == null ? null : row.getLong("parent_seq"));
                })
                .list();
    }

    /** Writes the branch that is shown as Markdown, for people. */
    void markdown(Conversation conversation, Writer out) {
        MarkdownWriter markdown = new MarkdownWriter(out);
        markdown.title(conversation.title());
        for (List<String> batch : batches(tree.branch(conversation, conversation.leaf()))) {
            tree.all(conversation, batch).forEach(markdown::message);
        }
        markdown.end();
    }

    private static List<List<String>> batches(List<String> ids) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + BATCH)));
        }
        return batches;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
