package io.claviger.examples.chatserver.keysession;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long keys stay open.
 *
 * @param idle ended when not used for so long
 * @param absolute ended after so long, however much it is used
 * @param perUser how many a user may have at once
 */
@ConfigurationProperties("claviger.key-sessions")
public record KeySessionProperties(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration absolute,
        @DefaultValue("5") int perUser) {}
