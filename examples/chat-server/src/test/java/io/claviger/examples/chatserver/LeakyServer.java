package io.claviger.examples.chatserver;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The chat server, with leaks on purpose. */
final class LeakyServer {
    static final String RANDOM_PART = "Zq8Rt2Lw6Yk4Pm0Vd7";

    private LeakyServer() {}

    public static void main(String[] args) {
        SpringApplication server = new SpringApplication(ChatServerApplication.class);
        String key = Keys.groq(RANDOM_PART);
        server.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> LoggerFactory.getLogger("planted")
                .atWarn()
                .setCause(new IllegalStateException("planted: " + key, new IllegalArgumentException(key)))
                .addKeyValue("pair", key)
                .log("planted: {}\n{\"message\":\"forged\"}\r\n\u001b[31mred\u2028{}", key, "end"));
        server.run(args);
    }
}
