package io.claviger.examples.chatserver.usage;

import io.claviger.chat.Attempt;
import io.claviger.chat.ChatResponse;
import io.claviger.chat.FailedAttemptsException;
import io.claviger.chat.Usage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts calls, by user, provider, model and day. Increments at the same time lose nothing. What cannot be counted is
 * logged: an answer does not fail for it. Thread-safe.
 */
public final class UsageRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);

    private static final String ADD = """
            INSERT INTO api_usage (user_id, day, provider, model, source, requests, errors, input_tokens, output_tokens)
            VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)
            ON CONFLICT (user_id, day, provider, model, source) DO UPDATE SET
                requests = api_usage.requests + excluded.requests, errors = api_usage.errors + excluded.errors,
                input_tokens = api_usage.input_tokens + excluded.input_tokens,
                output_tokens = api_usage.output_tokens + excluded.output_tokens""";

    private final JdbcClient database;
    private final InstantSource clock;

    UsageRecorder(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose key was used. */
    public enum Source {
        /** The user's own. */
        USER,
        /** One that the server lends. */
        SERVER;

        String word() {
            return this == USER ? "user" : "server";
        }
    }

    /**
     * Counts an answer that came whole, by the user's own keys.
     *
     * @param user the user's id
     * @param response the answer with its trail
     */
    public void answered(String user, ChatResponse response) {
        record(user, Source.USER, response.attempts(), response.usage().orElse(null));
    }

    /**
     * Counts a question that nobody answered, or not to the end, by the user's own keys.
     *
     * @param user the user's id
     * @param failure what happened, with its trail
     */
    public void failed(String user, FailedAttemptsException failure) {
        record(user, Source.USER, failure.attempts(), null);
    }

    /**
     * Counts every attempt as a request; the tokens belong to the last one.
     *
     * @param user the user's id
     * @param source whose keys they were
     * @param attempts the trail, in order
     * @param usage the tokens, null when not reported
     */
    public void record(String user, Source source, List<Attempt> attempts, @Nullable Usage usage) {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        for (int at = 0; at < attempts.size(); at++) {
            boolean last = at == attempts.size() - 1;
            try {
                add(user, day, source, attempts.get(at), last ? usage : null);
            } catch (DataAccessException e) {
                LOG.warn(
                        "The use of a provider was not counted: {}.",
                        e.getClass().getSimpleName());
            }
        }
    }

    private void add(String user, String day, Source source, Attempt attempt, @Nullable Usage usage) {
        database.sql(ADD)
                .params(
                        user,
                        day,
                        attempt.provider().value(),
                        attempt.model(),
                        source.word(),
                        attempt.isAnswered() ? 0 : 1,
                        usage == null ? 0 : usage.inputTokens(),
                        usage == null ? 0 : usage.outputTokens())
                .update();
    }
}
