package io.claviger.examples.chatserver.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept for one user.
 *
 * @param messagesPerUser how many messages, where a conversation counts as one more
 * @param megabytesPerUser how much they hold, in units of 1,000,000 bytes
 */
@ConfigurationProperties("claviger.history")
public record HistoryProperties(
        @DefaultValue("100000") int messagesPerUser,
        @DefaultValue("200") int megabytesPerUser) {}
