package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.database.RandomId;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every try to sign in, for the owner to look at. Thread-safe. */
final class LoginHistory {
    private final JdbcClient database;
    private final InstantSource clock;

    LoginHistory(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One try as the owner sees it. */
    record Entry(Instant at, String outcome, String address, String client) {}

    private record Row(String id, long at, Entry entry) {}

    /** Notes a try; for a name that nobody has, the user is null. */
    void add(@Nullable String userId, SignInOutcome outcome, Client client) {
        database.sql("INSERT INTO logins (id, user_id, at, outcome, address, client) VALUES (?, ?, ?, ?, ?, ?)")
                .param(RandomId.of("log"))
                .param(userId)
                .params(clock.millis(), outcome.text(), client.address(), client.name())
                .update();
    }

    Page<Entry> page(String userId, int limit, @Nullable Cursor after) {
        Cursor from = after == null ? new Cursor(Long.MAX_VALUE, "") : after;
        List<Row> found = database.sql("SELECT id, at, outcome, address, client FROM logins WHERE user_id = ? AND"
                        + " (at < ? OR (at = ? AND id < ?)) ORDER BY at DESC, id DESC LIMIT ?")
                .params(userId, from.number(), from.number(), from.id(), limit + 1)
                .query((row, number) -> new Row(
                        row.getString("id"),
                        row.getLong("at"),
                        new Entry(
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getString("outcome"),
                                row.getString("address"),
                                row.getString("client"))))
                .list();
        Page<Row> page = Page.of(found, limit, row -> new Cursor(row.at(), row.id()));
        return new Page<>(page.items().stream().map(Row::entry).toList(), page.next());
    }
}
