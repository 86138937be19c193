package io.claviger.examples.chatserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a free port, with fake providers. Tests that share their settings share the server, so none of them
 * counts on being alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {ChatServerApplication.class, Finished.class, SignedIn.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"logging.level.root=warn", "claviger.env-file="})
@ContextConfiguration(initializers = FakeProviders.class)
@interface ServerTest {}
