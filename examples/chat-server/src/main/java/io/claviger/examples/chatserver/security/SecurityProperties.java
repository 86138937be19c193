package io.claviger.examples.chatserver.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may use the server.
 *
 * @param guests whether the chat can be tried without signing in; when not set, in development only
 * @param tokenSecret what signs access tokens, 32 bytes or more; when not set, random at every start, which production
 *     refuses
 */
@ConfigurationProperties("claviger.security")
public record SecurityProperties(
        @Nullable Boolean guests, @Nullable String tokenSecret) {
    /** {@return nothing of the secret} */
    @Override
    public String toString() {
        return "SecurityProperties[guests=" + guests + "]";
    }
}
