package io.claviger.examples.chatserver.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of live connections.
 *
 * @param heartbeat how often a client shows that it is there; after three times that it is taken for gone
 * @param connectionsPerUser how many sockets one user has at once
 * @param messagesPerMinute how much one user sends over all of them
 * @param queueEvents how many events wait for a slow client
 * @param queueBytes how many bytes they have
 * @param sendTimeout how long one frame to a client may take
 */
@ConfigurationProperties("claviger.live")
public record LiveProperties(
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("5") int connectionsPerUser,
        @DefaultValue("100") int messagesPerMinute,
        @DefaultValue("256") int queueEvents,
        @DefaultValue("262144") int queueBytes,
        @DefaultValue("10s") Duration sendTimeout) {}
