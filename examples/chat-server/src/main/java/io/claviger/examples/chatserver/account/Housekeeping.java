package io.claviger.examples.chatserver.account;

import io.claviger.provider.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes what nobody needs any more, every hour: ended sessions, used links, old histories, names never proved. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration UNPROVED = Duration.ofDays(7);
    private static final Duration HISTORY = Duration.ofDays(90);
    private static final Duration OF_NOBODY = Duration.ofDays(7);

    private final JdbcClient database;
    private final Runnable inBackground;
    private final TimeSource time;
    private volatile TimeSource.Timer next = () -> {};

    Housekeeping(JdbcClient database, Consumer<Runnable> errands, TimeSource time) {
        this.database = database;
        this.inBackground = () -> errands.accept(this::clean);
        this.time = time;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        plan();
    }

    private void plan() {
        next = time.schedule(EVERY, () -> {
            try {
                inBackground.run();
            } catch (RuntimeException e) {
                LOG.warn("The server is too busy to tidy up now.");
            }
            plan();
        });
    }

    void clean() {
        long now = time.instant().toEpochMilli();
        delete("sessions WHERE expires_at < ?", now);
        delete("sessions WHERE ended_at < ?", now - UNPROVED.toMillis());
        delete("mail_tokens WHERE expires_at < ?", now);
        delete("users WHERE verified_at IS NULL AND NOT admin AND created_at < ?", now - UNPROVED.toMillis());
        delete("logins WHERE at < ?", now - HISTORY.toMillis());
        delete("logins WHERE user_id IS NULL AND at < ?", now - OF_NOBODY.toMillis());
        delete("login_failures WHERE last_at < ?", now - Duration.ofHours(24).toMillis());
    }

    private void delete(String what, long before) {
        database.sql("DELETE FROM " + what).param(before).update();
    }

    /** Plans nothing more. */
    @Override
    public void close() {
        next.cancel();
    }
}
