package io.claviger.examples.chatserver.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Makes the links of mails. What they prove stands behind the hash sign, which no browser sends anywhere. Thread-safe. */
public final class Links {
    private final @Nullable String publicUrl;
    private final Environment environment;

    Links(@Nullable String publicUrl, Environment environment) {
        this.publicUrl = publicUrl == null || !publicUrl.endsWith("/")
                ? publicUrl
                : publicUrl.substring(0, publicUrl.length() - 1);
        this.environment = environment;
    }

    /**
     * {@return a link to a page}
     *
     * @param page its path without a slash, such as {@code verify}
     * @param token what the page shows the server
     */
    public String to(String page, String token) {
        return base() + "/" + page + "#" + token;
    }

    private String base() {
        return publicUrl == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : publicUrl;
    }
}
