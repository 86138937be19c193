package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.AccountEvent.What;
import io.claviger.examples.chatserver.account.Registration.Users;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.signin.Credentials;
import io.claviger.examples.chatserver.signin.Guard;
import io.claviger.examples.chatserver.signin.Sessions;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;

/**
 * Changes other users' accounts. Each change counts at once. Nobody locks or degrades oneself, and two do not do it to
 * each other at once: so there is always an administrator left. Thread-safe.
 */
final class Administration {
    private final Users users;
    private final Administrators administrators;
    private final Sessions sessions;
    private final Guard guard;

    Administration(Users users, Administrators administrators, Sessions sessions, Guard guard) {
        this.users = users;
        this.administrators = administrators;
        this.sessions = sessions;
        this.guard = guard;
    }

    void lock(String id, Caller by) {
        another(id, by);
        administrators.change(by.userId(), () -> users.store().setLocked(id, true));
        sessions.endAll(id, null);
        publish(id, by, What.LOCKED);
    }

    void unlock(String id, Caller by) {
        Credentials user = find(id);
        users.store().setLocked(id, false);
        guard.clear(user);
        publish(id, by, What.UNLOCKED);
    }

    void endSessions(String id, Caller by) {
        find(id);
        sessions.endAll(id, null);
        publish(id, by, What.SESSIONS_ENDED);
    }

    void setAdmin(String id, boolean admin, Caller by) {
        boolean was = another(id, by).admin();
        administrators.change(by.userId(), () -> users.store().setAdmin(id, admin));
        if (was != admin) {
            publish(id, by, admin ? What.ADMIN_GRANTED : What.ADMIN_REVOKED);
        }
    }

    private Credentials find(String id) {
        return users.credentials().findById(id).orElseThrow(RefusedException::notFound);
    }

    private Credentials another(String id, Caller by) {
        Credentials user = find(id);
        if (id.equals(by.userId())) {
            throw new RefusedException(
                    409,
                    ErrorBody.of("Conflict", "Administrators do not do that to their own account.", "OWN_ACCOUNT"));
        }
        return user;
    }

    private void publish(String id, Caller by, What what) {
        users.events().publishEvent(new AccountEvent(id, by.userId(), what));
    }
}
