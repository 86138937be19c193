package io.claviger.examples.chatserver.audit;

import io.claviger.examples.chatserver.account.AccountEvent;
import io.claviger.examples.chatserver.audit.AuditEvent.Outcome;
import io.claviger.examples.chatserver.edge.ClientAddress;
import io.claviger.examples.chatserver.signin.SessionEnded;
import io.claviger.examples.chatserver.signin.SignInOutcome;
import io.claviger.examples.chatserver.signin.SignInTried;
import io.claviger.examples.chatserver.signin.TokenReused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes down what the parts of the server tell each other: sign-ins, sessions that end, changes of accounts. */
final class AuditedEvents {
    private final AuditTrail trail;

    AuditedEvents(AuditTrail trail) {
        this.trail = trail;
    }

    @EventListener
    void signIn(SignInTried tried) {
        boolean success = tried.outcome() == SignInOutcome.SUCCESS;
        trail.append(new AuditEvent(
                tried.userId() == null ? AuditEvent.GUEST : tried.userId(),
                success ? "session.opened" : "sign-in." + tried.outcome().text(),
                tried.sessionId(),
                success ? Outcome.SUCCESS : Outcome.REFUSED,
                ClientAddress.counted(tried.address())));
    }

    @EventListener
    void ended(SessionEnded ended) {
        append(ended.userId(), "session.ended", ended.sessionId(), Outcome.SUCCESS);
    }

    @EventListener
    void reused(TokenReused reused) {
        append(reused.userId(), "session.token-reused", reused.sessionId(), Outcome.REFUSED);
    }

    @EventListener
    void changed(AccountEvent changed) {
        String actor = changed.by();
        append(
                actor == null ? changed.userId() : actor,
                "account." + changed.what().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                changed.userId(),
                Outcome.SUCCESS);
    }

    private void append(String actor, String action, String subject, Outcome outcome) {
        trail.append(new AuditEvent(actor, action, subject, outcome, address()));
    }

    /** {@return where the call came from that this thread handles; null when it handles none} */
    private static @Nullable String address() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return ClientAddress.of(request);
        }
        return null;
    }
}
