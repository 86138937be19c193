package io.claviger.examples.chatserver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/** Says where the page is, once it is there. */
final class Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            LOG.info(
                    "The chat is ready: http://localhost:{}",
                    context.getWebServer().getPort());
        }
    }
}
