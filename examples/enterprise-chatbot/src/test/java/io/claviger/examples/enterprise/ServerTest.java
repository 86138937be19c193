package io.claviger.examples.enterprise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/** The whole server on a free port. Tests that share their settings share the server and take users of their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {EnterpriseChatbot.class, People.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "chatbot.env-file=none",
            "chatbot.logins-per-minute=100000",
            "claviger.rate-limit.requests=100000",
            "logging.file.name=target/chatbot-test.log"
        })
@ContextConfiguration(initializers = Fakes.class)
@interface ServerTest {}
