package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.AccountEvent.What;
import io.claviger.examples.chatserver.account.UserStore.NewUser;
import io.claviger.examples.chatserver.limits.RateLimits;
import io.claviger.examples.chatserver.mail.AccountMails;
import io.claviger.examples.chatserver.mail.Errands;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.LinkTokens.Purpose;
import io.claviger.examples.chatserver.mail.Mail;
import io.claviger.examples.chatserver.mail.Mailer;
import io.claviger.examples.chatserver.security.OpaqueToken;
import io.claviger.examples.chatserver.security.Route.Rate;
import io.claviger.examples.chatserver.signin.CredentialStore;
import io.claviger.examples.chatserver.signin.Credentials;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes accounts. Whoever registers is answered before anything is looked up: that a name or an address is known, only a
 * mail tells, to the address (ruling C19). Thread-safe.
 */
final class Registration {
    private final Users users;
    private final Post post;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    /** Whom there is. */
    record Users(UserStore store, CredentialStore credentials, ApplicationEventPublisher events) {}

    /** What reaches people, and what does it while nobody waits. */
    record Post(Errands errands, Mailer mailer, AccountMails mails, LinkTokens links, RateLimits limits) {}

    Registration(Users users, Post post, PasswordEncoder passwords, TransactionTemplate transaction) {
        this.users = users;
        this.post = post;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    private record Outcome(Mail mail, @Nullable AccountEvent event) {}

    /** Registers, soon. The form was checked. */
    void register(String username, String email, String password) {
        // Hashed here, for everybody alike: no password waits in a queue.
        String hash = encode(password);
        post.errands().run(() -> add(new NewUser(username, email, hash)));
    }

    String encode(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder gave no hash.");
        }
        return hash;
    }

    private void add(NewUser user) {
        if (!mayWriteTo(user.email(), Purpose.VERIFY)) {
            return;
        }
        Outcome outcome;
        try {
            outcome = transaction.execute(status -> decide(user));
        } catch (DuplicateKeyException e) {
            // Somebody else took the name or the address between the look and the insertion: now it is seen.
            outcome = transaction.execute(status -> decide(user));
        }
        if (outcome.event() != null) {
            users.events().publishEvent(outcome.event());
        }
        post.mailer().send(outcome.mail());
    }

    private Outcome decide(NewUser user) {
        Credentials byEmail = users.credentials()
                .findByEmail(CredentialStore.key(user.email()))
                .orElse(null);
        if (byEmail != null && byEmail.verified()) {
            return new Outcome(post.mails().registeredAlready(byEmail.email(), byEmail.username()), null);
        }
        Optional<Credentials> byName = users.credentials().find(CredentialStore.key(user.username()));
        if (byName.isPresent() && (byEmail == null || !byName.get().id().equals(byEmail.id()))) {
            return new Outcome(post.mails().nameTaken(user.email()), null);
        }
        String id;
        if (byEmail == null) {
            id = users.store().add(user, false, false);
        } else {
            // Nobody proved the address yet: the last one who registered with it may. Links of the earlier one end.
            id = byEmail.id();
            users.store().replaceUnverified(id, user);
        }
        String token = post.links().issue(Purpose.VERIFY, id);
        return new Outcome(
                post.mails().verification(user.email(), user.username(), token),
                new AccountEvent(id, id, What.REGISTERED));
    }

    /** Proves an address. */
    void verify(String token) {
        String id = transaction.execute(status -> {
            String user = post.links().redeem(Purpose.VERIFY, token).orElseThrow(LinkTokens::invalid);
            users.store().verify(user);
            return user;
        });
        users.events().publishEvent(new AccountEvent(id, null, What.VERIFIED));
    }

    /** Sends the link again, soon, if there is anything to prove. */
    void resend(String email) {
        post.errands()
                .run(() -> users.credentials()
                        .findByEmail(CredentialStore.key(email))
                        .filter(user -> !user.verified() && mayWriteTo(user.email(), Purpose.VERIFY))
                        .ifPresent(user -> {
                            String token =
                                    transaction.execute(status -> post.links().issue(Purpose.VERIFY, user.id()));
                            post.mailer().send(post.mails().verification(user.email(), user.username(), token));
                        }));
    }

    /**
     * {@return whether a mail may go to an address: nobody's letter box is filled by others. Mails of one kind leave those of
     * others their number, so that nobody uses up the one that lets its owner choose a new password}
     */
    boolean mayWriteTo(String email, Purpose kind) {
        String subject = kind.name() + " to:" + OpaqueToken.hash(CredentialStore.key(email));
        return post.limits().tryAcquire(Rate.MAIL, subject).allowed();
    }
}
