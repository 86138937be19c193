package io.claviger.examples.enterprise;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code chatbot.}; everything about the AI is under {@code claviger.}.
 *
 * @param https Whether plain HTTP is refused and cookies are for HTTPS alone.
 * @param baseUrl Where people reach the chatbot, for the set-up link.
 * @param instructions What the model is told before every conversation.
 * @param historyTurns How many of a conversation's newest questions are sent along, with their answers.
 * @param passwordPepper A secret that long passwords are hashed with, beside the database; never to be changed.
 * @param loginsPerMinute How often one address may try to sign in, whatever the account.
 * @param sessionLifetime When a session ends, however busy it is.
 */
@ConfigurationProperties("chatbot")
record ChatbotProperties(
        @DefaultValue("false") boolean https,
        URI baseUrl,
        String instructions,
        @DefaultValue("10") int historyTurns,
        @DefaultValue("") String passwordPepper,
        @DefaultValue("30") int loginsPerMinute,
        @DefaultValue("12h") Duration sessionLifetime) {

    /** {@return the name of a cookie; browsers take the prefix from this very host and over HTTPS only} */
    String cookie(String name) {
        return https ? "__Host-" + name : name;
    }

    /** {@return nothing: the pepper is a secret} */
    @Override
    public String toString() {
        return "ChatbotProperties";
    }
}
