package io.claviger.examples.chatserver.account;

import io.claviger.examples.chatserver.account.AccountEvent.What;
import io.claviger.examples.chatserver.account.Registration.Users;
import io.claviger.examples.chatserver.account.UserStore.NewUser;
import io.claviger.examples.chatserver.mail.LinkTokens;
import io.claviger.examples.chatserver.mail.LinkTokens.Purpose;
import io.claviger.examples.chatserver.mail.Links;
import io.claviger.examples.chatserver.signin.CredentialStore;
import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.RefusedException;
import java.util.function.Consumer;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first administrator, by a link that is shown on the console when the server starts without one (ruling C21).
 * No account exists that nobody chose. Thread-safe.
 */
final class Setup {
    private final Users users;
    private final LinkTokens links;
    private final Links pages;
    private final TransactionTemplate transaction;
    private final Consumer<String> console;

    Setup(Users users, LinkTokens links, Links pages, TransactionTemplate transaction, Consumer<String> console) {
        this.users = users;
        this.links = links;
        this.pages = pages;
        this.transaction = transaction;
        this.console = console;
    }

    boolean isOpen() {
        return !users.store().hasAdmin();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (isOpen()) {
            String token = transaction.execute(status -> links.issue(Purpose.SETUP, null));
            console.accept("There is no administrator yet. This link makes one, once, within 24 hours: "
                    + pages.to("setup", token));
        }
    }

    /** Makes the first administrator; the form was checked. */
    void finish(String token, NewUser user) {
        String id = transaction.execute(status -> {
            if (!isOpen()) {
                throw LinkTokens.invalid();
            }
            // Belongs to nobody: there is no user to compare with.
            links.redeem(Purpose.SETUP, token);
            if (users.credentials().find(CredentialStore.key(user.username())).isPresent()
                    || users.credentials()
                            .findByEmail(CredentialStore.key(user.email()))
                            .isPresent()) {
                throw new RefusedException(
                        409, ErrorBody.of("Conflict", "The user name or the e-mail address is taken.", "NAME_TAKEN"));
            }
            return users.store().add(user, true, true);
        });
        users.events().publishEvent(new AccountEvent(id, null, What.SET_UP));
    }
}
