package io.claviger.examples.enterprise;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The link by which the first user is created: there are no default accounts (C21). It is printed at the start while there
 * is no user, good for this run of the server and for one use. Printed and not logged: logs are kept.
 */
@Component
final class SetupLink {
    private final Accounts accounts;
    private final ChatbotProperties properties;
    private final PrintStream console;
    private final AtomicReference<@Nullable String> hash = new AtomicReference<>();

    SetupLink(Accounts accounts, ChatbotProperties properties) {
        this.accounts = accounts;
        this.properties = properties;
        this.console = System.out;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (!accounts.any()) {
            console.println(
                    System.lineSeparator() + "Create the first user, once, at: " + create() + System.lineSeparator());
        }
    }

    /** {@return a new link; the one before is void} */
    String create() {
        String token = Token.create();
        hash.set(Token.hash(token));
        return properties.baseUrl() + "/setup?token=" + token;
    }

    boolean isGood(String token) {
        return Token.hash(token).equals(hash.get());
    }

    /** {@return whether it was good; it is void from now on} */
    boolean use(String token) {
        String used = hash.get();
        return Token.hash(token).equals(used) && hash.compareAndSet(used, null);
    }
}
