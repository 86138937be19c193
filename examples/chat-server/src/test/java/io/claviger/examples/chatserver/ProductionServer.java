package io.claviger.examples.chatserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The whole server in production, behind a proxy on this machine, with the least that production demands. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(
        properties = {
            "claviger.session-secret=a secret of this test alone, long enough for production",
            "claviger.security.token-secret=another secret of this test, long enough as well",
            "claviger.http.trusted-proxies=127\\.0\\.0\\.1",
            "spring.mail.host=mail.example.org",
            "logging.file.name=target/test-logs/production.log"
        })
@interface ProductionServer {}
