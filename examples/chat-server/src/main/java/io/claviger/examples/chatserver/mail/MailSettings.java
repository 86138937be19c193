package io.claviger.examples.chatserver.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in mails.
 *
 * @param publicUrl where users find the page, such as {@code https://chat.example.org}; when not set, this machine. Never
 *     taken from a request, which may name any host
 * @param mailFrom the sender
 * @param siteName what the server is called
 */
@ConfigurationProperties("claviger.accounts")
public record MailSettings(
        @Nullable String publicUrl,
        @DefaultValue("no-reply@localhost") String mailFrom,
        @DefaultValue("Claviger") String siteName) {}
