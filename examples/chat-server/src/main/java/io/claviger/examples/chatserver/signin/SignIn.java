package io.claviger.examples.chatserver.signin;

import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.limits.TooManyRequests;
import io.claviger.examples.chatserver.mail.AccountMails;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.LinkTokens.Purpose;
import io.claviger.examples.chatserver.mail.Mailer;
import io.claviger.examples.chatserver.security.OpaqueToken;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people in who know their password. For a name that nobody has, the same work is done and the same is answered, from
 * the look-up to the note in the history. Thread-safe.
 */
final class SignIn {
    private final People people;
    private final Guards guards;
    private final Notices notices;
    private final TransactionTemplate transaction;

    /** Whom there is, and what proves that it is them. */
    record People(CredentialStore users, Passwords passwords, Sessions sessions, LoginHistory history) {
        @Override
        public String toString() {
            return "People";
        }
    }

    /** What compares passwords: those of known devices apart, whom a crowd of strangers does not stop. */
    record Passwords(PasswordEncoder all, PasswordEncoder ofKnownDevices, String nobodysHash) {
        boolean match(String typed, Optional<Credentials> user, boolean known) {
            String hash = user.map(Credentials::passwordHash).orElse(nobodysHash);
            return (known ? ofKnownDevices : all).matches(typed, hash);
        }

        @Override
        public String toString() {
            return "Passwords";
        }
    }

    /** What slows an attacker down. */
    record Guards(RateLimits limits, Lockout lockout, Devices devices) {}

    /** Who hears of it. */
    record Notices(Mailer mailer, AccountMails mails, LinkTokens links, ApplicationEventPublisher events) {}

    SignIn(People people, Guards guards, Notices notices, TransactionTemplate transaction) {
        this.people = people;
        this.guards = guards;
        this.notices = notices;
        this.transaction = transaction;
    }

    /** What somebody typed. */
    record Try(String name, String password, boolean remembered, Client client) {
        @Override
        public String toString() {
            return "Try";
        }
    }

    /** Who is signed in now; the device cookie is to be given. */
    record SignedIn(Credentials user, Sessions.Continued session, String deviceCookie) {
        @Override
        public String toString() {
            return "SignedIn[" + user.id() + "]";
        }
    }

    /**
     * Tries a password.
     *
     * @throws RefusedException when nobody is signed in
     */
    SignedIn signIn(Try attempt) {
        String name = CredentialStore.key(attempt.name());
        Optional<Credentials> found = people.users().find(name);
        String id = found.map(Credentials::id).orElse("");
        boolean known = guards.devices().isKnown(id, attempt.client().device());
        if (!known) {
            TooManyRequests.unless(guards.limits().tryAcquire(Rate.LOGIN, "name:" + OpaqueToken.hash(name)));
            Duration wait = guards.lockout().wait(name);
            if (!wait.isZero()) {
                note(found, SignInOutcome.LOCKED, attempt.client(), false);
                throw SignInRefusals.lockedFor(wait);
            }
        }
        boolean right = people.passwords().match(attempt.password(), found, known);
        if (!right || found.isEmpty()) {
            wrong(name, found, attempt.client(), known);
            throw SignInRefusals.badCredentials();
        }
        return right(found.get(), attempt, known);
    }

    private void wrong(String name, Optional<Credentials> found, Client client, boolean known) {
        String id = found.map(Credentials::id).orElse("");
        int failures = transaction.execute(status -> {
            people.users().failed(id);
            guards.devices().failed(id, client.device());
            // A known device has a count of its own: what fails there slows nobody else down.
            return known ? 0 : guards.lockout().failed(name);
        });
        note(found, SignInOutcome.BAD_PASSWORD, client, known);
        if (failures == Lockout.NOTICE_AT) {
            found.ifPresent(this::offerUnlock);
        }
    }

    private void offerUnlock(Credentials user) {
        // Later, like everything that is done for an account alone: its time would tell that there is one.
        notices.mailer().send(() -> {
            String token = transaction.execute(status -> notices.links().issue(Purpose.UNLOCK, user.id()));
            return notices.mails().unlock(user.email(), user.username(), token);
        });
    }

    private SignedIn right(Credentials user, Try attempt, boolean known) {
        if (user.locked()) {
            note(Optional.of(user), SignInOutcome.LOCKED, attempt.client(), known);
            throw SignInRefusals.lockedByAdministrator();
        }
        if (!user.verified()) {
            note(Optional.of(user), SignInOutcome.UNVERIFIED, attempt.client(), known);
            throw SignInRefusals.notVerified();
        }
        boolean another = !known && guards.devices().hasAny(user.id());
        SignedIn signedIn = transaction.execute(status -> begin(user, attempt));
        note(signedIn, attempt.client(), known);
        if (another) {
            notices.mailer().send(notices.mails().newDevice(user.email(), user.username()));
        }
        return signedIn;
    }

    private SignedIn begin(Credentials user, Try attempt) {
        if (!people.users().succeeded(user)) {
            // It was changed while it was compared, and every session was ended: this one would have outlived that.
            throw SignInRefusals.badCredentials();
        }
        if (people.passwords().all().upgradeEncoding(user.passwordHash())) {
            people.users().changeHash(user.id(), people.passwords().all().encode(attempt.password()));
        }
        guards.lockout().clear(user);
        String cookie = guards.devices().remember(user.id(), attempt.client().device());
        Sessions.Continued session = people.sessions().begin(user.id(), attempt.remembered(), attempt.client());
        return new SignedIn(user, session, cookie);
    }

    private void note(SignedIn signedIn, Client client, boolean known) {
        String id = signedIn.user().id();
        people.history().add(id, SignInOutcome.SUCCESS, client);
        publish(id, signedIn.session().sessionId(), SignInOutcome.SUCCESS, known, client);
    }

    private void note(Optional<Credentials> user, SignInOutcome outcome, Client client, boolean known) {
        String id = user.map(Credentials::id).orElse(null);
        people.history().add(id, outcome, client);
        publish(id, null, outcome, known, client);
    }

    private void publish(
            @Nullable String userId, @Nullable String session, SignInOutcome outcome, boolean known, Client client) {
        notices.events().publishEvent(new SignInTried(userId, session, outcome, known, client.address()));
    }

    /**
     * Lets a device in though others have to wait.
     *
     * @param token what the link in the mail showed
     * @param client where it was opened
     * @return the device cookie to give
     * @throws RefusedException with 400 when the link proves nothing
     */
    String unlock(String token, Client client) {
        return transaction.execute(status -> {
            Credentials user = notices.links()
                    .redeem(Purpose.UNLOCK, token)
                    .flatMap(people.users()::findById)
                    .orElseThrow(LinkTokens::invalid);
            guards.lockout().clear(user);
            return guards.devices().remember(user.id(), client.device());
        });
    }
}
