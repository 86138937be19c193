package io.claviger.examples.enterprise;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** Logs who signs in and out. A name that failed is not repeated: people type passwords there. */
@Component
final class AccountLog {
    private static final Logger LOG = LoggerFactory.getLogger("chatbot.accounts");

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        LOG.atInfo()
                .addKeyValue("event", "login")
                .addKeyValue("user", event.getAuthentication().getName())
                .log("Signed in");
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        LOG.atWarn()
                .addKeyValue("event", "login-failed")
                .addKeyValue("reason", event.getException().getClass().getSimpleName())
                .log("Sign-in refused");
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        LOG.atInfo()
                .addKeyValue("event", "logout")
                .addKeyValue("user", event.getAuthentication().getName())
                .log("Signed out");
    }
}
