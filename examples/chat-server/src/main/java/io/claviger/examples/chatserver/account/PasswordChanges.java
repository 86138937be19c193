package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.AccountEvent.What;
import io.claviger.examples.chatserver.account.Registration.Post;
import io.claviger.examples.chatserver.account.Registration.Users;
import io.claviger.examples.chatserver.body.Problems;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.LinkTokens.Purpose;
import io.claviger.examples.chatserver.signin.CredentialStore;
import io.claviger.examples.chatserver.signin.Credentials;
import io.claviger.examples.chatserver.signin.Guard;
import io.claviger.examples.chatserver.signin.Sessions;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes passwords: with the old one, or with a link. The owner is told by mail. Thread-safe. */
final class PasswordChanges {
    private final Users users;
    private final Post post;
    private final Registration registration;
    private final Safety safety;
    private final TransactionTemplate transaction;

    /** What passwords are judged by, and what a new one ends. */
    record Safety(PasswordPolicy policy, PasswordEncoder passwords, Sessions sessions, Guard guard) {}

    PasswordChanges(Users users, Post post, Registration registration, Safety safety, TransactionTemplate transaction) {
        this.users = users;
        this.post = post;
        this.registration = registration;
        this.safety = safety;
        this.transaction = transaction;
    }

    /** Sends a link, soon, if somebody has that address. */
    void forgot(String email) {
        post.errands()
                .run(() -> users.credentials()
                        .findByEmail(CredentialStore.key(email))
                        .filter(user -> registration.mayWriteTo(user.email(), Purpose.RESET))
                        .ifPresent(user -> {
                            String token =
                                    transaction.execute(status -> post.links().issue(Purpose.RESET, user.id()));
                            post.mailer().send(post.mails().reset(user.email(), user.username(), token));
                        }));
    }

    private record Reset(Credentials user, String deviceCookie) {
        @Override
        public String toString() {
            return "Reset[" + user.id() + "]";
        }
    }

    /**
     * Chooses a new password by a link, which also proves the address, and ends every session.
     *
     * @return the cookie of the device that showed the link, the only one that is known now
     */
    String reset(String token, String password) {
        Reset done = transaction.execute(status -> {
            // A password that is refused leaves the link as it was: the transaction takes that back.
            Credentials owner = post.links()
                    .redeem(Purpose.RESET, token)
                    .flatMap(users.credentials()::findById)
                    .orElseThrow(LinkTokens::invalid);
            check(password, owner);
            users.credentials().changeHash(owner.id(), registration.encode(password));
            users.store().verify(owner.id());
            post.links().revoke(Purpose.RESET, owner.id());
            post.links().revoke(Purpose.VERIFY, owner.id());
            safety.guard().clear(owner);
            safety.guard().forgetDevices(owner.id());
            // Whoever reads the mails of the account does not wait because somebody else tries passwords.
            return new Reset(owner, safety.guard().newDevice(owner.id()));
        });
        Credentials user = done.user();
        safety.sessions().endAll(user.id(), null);
        changed(user, new AccountEvent(user.id(), null, What.PASSWORD_RESET));
        return done.deviceCookie();
    }

    /** Changes a password; the session that asks goes on, the others if wished. */
    void change(String userId, String sessionId, String current, String password, boolean endOthers) {
        Credentials user = confirmed(userId, current);
        check(password, user);
        String hash = registration.encode(password);
        transaction.executeWithoutResult(status -> {
            if (!users.credentials().replaceHash(user, hash)) {
                // The owner chose another one while this request was on its way with the old one.
                throw wrongPassword();
            }
            post.links().revoke(Purpose.RESET, userId);
        });
        if (endOthers) {
            safety.sessions().endAll(userId, sessionId);
        }
        changed(user, new AccountEvent(userId, userId, What.PASSWORD_CHANGED));
    }

    /**
     * Asks once more for the password, before something that cannot be undone.
     *
     * @throws RefusedException with 403 when it is wrong
     */
    Credentials confirmed(String userId, String password) {
        Credentials user = users.credentials().findById(userId).orElseThrow(RefusedException::notFound);
        if (!safety.passwords().matches(password, user.passwordHash())) {
            throw wrongPassword();
        }
        return user;
    }

    private static RefusedException wrongPassword() {
        return new RefusedException(403, ErrorBody.of("Forbidden", "The password is wrong.", "BAD_CREDENTIALS"));
    }

    private void check(String password, Credentials user) {
        Problems problems = new Problems();
        safety.policy().check(password, user.username(), user.email(), problems);
        problems.throwIfAny();
    }

    private void changed(Credentials user, AccountEvent event) {
        users.events().publishEvent(event);
        post.mailer().send(post.mails().passwordChanged(user.email(), user.username()));
    }
}
