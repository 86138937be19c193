package io.claviger.examples.chatserver.openai;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.chat.ProviderId;
import io.claviger.check.KeyCheck;
import io.claviger.examples.chatserver.keysession.KeySessions;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.key.KeyRing;
import io.claviger.key.KeyVault;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the keys that a request may use. Thread-safe. */
final class CallersKeys {
    static final String SESSION = "X-Key-Session";

    private final KeyVault vault;
    private final KeySessions sessions;
    private final Set<ProviderId> providers;

    CallersKeys(KeyVault vault, KeySessions sessions, List<ProviderId> providers) {
        this.vault = vault;
        this.sessions = sessions;
        this.providers = Set.copyOf(providers);
    }

    /**
     * Keys for one answer. Closing wipes those that came with the request, and gives back those of a session.
     *
     * @param ring the keys
     * @param end wipes or gives back
     */
    record Loan(KeyRing ring, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * {@return the keys of the header, or of the session that the other header names; none without both}
     *
     * @throws InvalidRequestException when both are there, a key is refused, or there is no such session
     */
    Loan of(Caller caller, HttpServletRequest request) {
        Map<String, List<char[]>> typed = ProviderKeysHeader.parse(
                // Lines of one name are one list (RFC 9110, 5.2): no key is lost silently.
                String.join(",", Collections.list(request.getHeaders(ProviderKeysHeader.NAME))));
        try {
            String session = request.getHeader(SESSION);
            if (session == null) {
                return typed(caller, typed);
            }
            if (!typed.isEmpty()) {
                throw refusal(
                        "keys_twice",
                        "Keys come in " + ProviderKeysHeader.NAME + " or in " + SESSION + ", not in both.");
            }
            KeySessions.Loan loan = sessions.lend(caller, session)
                    .orElseThrow(() ->
                            refusal("key_session_unknown", "The key session has ended, or never was. Open another."));
            return new Loan(loan.ring(), loan::close);
        } finally {
            typed.values().forEach(list -> list.forEach(key -> Arrays.fill(key, '\0')));
        }
    }

    private Loan typed(Caller caller, Map<String, List<char[]>> typed) {
        List<Problem> problems = KeyCheck.problems(typed, providers);
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        KeyRing ring = KeyCheck.open(vault, caller.userId(), typed);
        return new Loan(ring, ring::close);
    }

    private static InvalidRequestException refusal(String code, String sentence) {
        return new InvalidRequestException(List.of(new Problem(code, SESSION, sentence)));
    }
}
