package io.claviger.examples.chatserver.usage;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a user's counters. Thread-safe. */
final class UsageReport {
    private static final String SUMS =
            "sum(requests) AS requests, sum(errors) AS errors, sum(input_tokens) AS input_tokens,"
                    + " sum(output_tokens) AS output_tokens FROM api_usage WHERE user_id = ? AND day BETWEEN ? AND ?";

    private final JdbcClient database;

    UsageReport(JdbcClient database) {
        this.database = database;
    }

    /** What is told apart. */
    enum By {
        DAY("day"),
        PROVIDER("provider"),
        MODEL("provider, model"),
        ALL("day, provider, model, source");

        private final String columns;

        By(String columns) {
            this.columns = columns;
        }

        private boolean tells(String column) {
            return List.of(columns.split(", ")).contains(column);
        }
    }

    /** {@return the user's counters of some days, both included, in the order of what is told apart} */
    List<UsageLine> read(String user, LocalDate from, LocalDate to, By by) {
        String sql = "SELECT " + by.columns + ", " + SUMS + " GROUP BY " + by.columns + " ORDER BY " + by.columns;
        return database.sql(sql)
                .params(user, from.toString(), to.toString())
                .query((row, number) -> new UsageLine(
                        text(by, "day", row::getString),
                        text(by, "provider", row::getString),
                        text(by, "model", row::getString),
                        text(by, "source", row::getString),
                        row.getLong("requests"),
                        row.getLong("errors"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens")))
                .list();
    }

    /** Reads a column by its name. */
    private interface Column {
        String of(String name) throws SQLException;
    }

    private static @Nullable String text(By by, String column, Column row) throws SQLException {
        return by.tells(column) ? row.of(column) : null;
    }
}
