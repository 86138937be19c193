package io.claviger.examples.chatserver.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions go on (ASVS 5.0, 7.3).
 *
 * @param sessionIdle without being used
 * @param sessionLifetime in any case
 * @param rememberedLifetime both, for who wishes to stay signed in
 */
@ConfigurationProperties("claviger.accounts")
public record SessionSettings(
        @DefaultValue("30m") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionLifetime,
        @DefaultValue("30d") Duration rememberedLifetime) {
    Duration idle(boolean remembered) {
        return remembered ? rememberedLifetime : sessionIdle;
    }

    Duration lifetime(boolean remembered) {
        return remembered ? rememberedLifetime : sessionLifetime;
    }
}
