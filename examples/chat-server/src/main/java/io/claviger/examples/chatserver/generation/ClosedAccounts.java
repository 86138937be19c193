package io.claviger.examples.chatserver.generation;

import io.claviger.examples.chatserver.account.AccountEvent;
import io.claviger.examples.chatserver.account.AccountEvent.What;
import org.springframework.context.event.EventListener;

/** Ends the jobs of users who are deleted or locked: nobody's keys are used on after that. */
final class ClosedAccounts {
    private final Generations generations;

    ClosedAccounts(Generations generations) {
        this.generations = generations;
    }

    @EventListener
    void on(AccountEvent event) {
        if (event.what() == What.DELETED) {
            generations.endAllOf(event.userId(), End.GONE);
        } else if (event.what() == What.LOCKED) {
            generations.endAllOf(event.userId(), End.SIGNED_OUT);
        }
    }
}
