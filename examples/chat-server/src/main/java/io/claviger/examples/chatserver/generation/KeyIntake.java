package io.claviger.examples.chatserver.generation;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.check.KeyCheck;
import io.claviger.examples.chatserver.body.AskBody;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.key.KeyVault;
import io.claviger.provider.TimeSource;
import java.util.List;

/** Takes the keys of a question: seals those that came along, or borrows those of a key session. Thread-safe. */
final class KeyIntake {
    private final KeyVault vault;
    private final LentKeys lent;
    private final TimeSource time;

    KeyIntake(KeyVault vault, LentKeys lent, TimeSource time) {
        this.vault = vault;
        this.lent = lent;
        this.time = time;
    }

    /**
     * Takes the keys. What came along is zeroed in the body.
     *
     * @throws InvalidRequestException when the key session is not there
     */
    Keys take(Caller caller, AskBody body) {
        String session = body.text("keySession");
        if (session == null) {
            // The label of seed 000; the vault adds the random part.
            String label = "session_" + caller.userId() + "_" + time.instant().toEpochMilli();
            return Keys.own(KeyCheck.open(vault, label, body.keys()));
        }
        return lent.lend(caller, session)
                .map(loan -> new Keys(loan.ring(), loan.giveBack()))
                .orElseThrow(() -> new InvalidRequestException(List.of(new Problem(
                        "key_session_unknown", "keySession", "There is no such key session, or it has ended."))));
    }
}
