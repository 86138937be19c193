package io.claviger.examples.enterprise;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the chatbot. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatbotProperties.class)
public class EnterpriseChatbot {
    /**
     * Starts the server and returns when it accepts requests.
     *
     * @param args Spring Boot's own command line options, such as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(EnterpriseChatbot.class, args);
    }
}
