package io.claviger.examples.chatserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the chat server. */
@SpringBootApplication
public class ChatServerApplication {

    /**
     * Starts the server and returns when it accepts requests.
     *
     * @param args Spring Boot's own command line options, such as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(ChatServerApplication.class, args);
    }
}
