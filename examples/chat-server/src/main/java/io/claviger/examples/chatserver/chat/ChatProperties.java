package io.claviger.examples.chatserver.chat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How questions are taken and answered.
 *
 * @param allFailedStatus what {@code POST /api/chat/message} answers when nobody answered
 * @param heartbeat how often a waiting client is looked after: a gone one is noticed within twice that time
 * @param bodyTimeout how long the body of a question may take to arrive
 */
@ConfigurationProperties("claviger.http")
public record ChatProperties(
        @DefaultValue("always-500") AllFailedStatus allFailedStatus,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("20s") Duration bodyTimeout) {
    /** How a failed chain becomes an HTTP status. */
    public enum AllFailedStatus {
        /** 500, as the original specification says. */
        ALWAYS_500,
        /** 502, 413, 404, 400, 429 or 504, by the last failure. */
        BY_CAUSE
    }
}
