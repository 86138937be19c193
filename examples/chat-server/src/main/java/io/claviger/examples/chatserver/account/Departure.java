package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.AccountEvent.What;
import io.claviger.examples.chatserver.signin.Sessions;
import org.springframework.context.ApplicationEventPublisher;

/** Removes users with everything that is theirs: what belongs to a user refers to the user, and goes too. Thread-safe. */
final class Departure {
    private final UserStore users;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    Departure(UserStore users, Sessions sessions, ApplicationEventPublisher events) {
        this.users = users;
        this.sessions = sessions;
        this.events = events;
    }

    void delete(String userId) {
        // First nobody acts in the user's name any more: what still runs stores nothing afterwards.
        sessions.endAll(userId, null);
        users.delete(userId);
        events.publishEvent(new AccountEvent(userId, userId, What.DELETED));
    }
}
