package io.claviger.examples.chatserver.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every request must pass.
 *
 * @param requireHttps refuse what did not come through TLS, here or at a trusted proxy; when not set, in production
 * @param allowedOrigins other origins whose pages may call the API, such as {@code https://chat.example.org} when a proxy
 *     does not pass the host name on
 */
@ConfigurationProperties("claviger.http")
public record EdgeProperties(
        @Nullable Boolean requireHttps, @DefaultValue List<String> allowedOrigins) {}
