package io.claviger.examples.enterprise;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.SessionIdGenerator;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the database, for {@code chatbot.sessions=jdbc}: they outlive a restart and serve several servers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "chatbot.sessions", havingValue = "jdbc")
@EnableJdbcHttpSession
class JdbcSessions {
    /** As wide as the table's column, which PostgreSQL fills up with blanks otherwise; 216 random bits. */
    private static final int ID_LENGTH = 36;

    @Bean
    SessionIdGenerator sessionIds() {
        return () -> Token.create().substring(0, ID_LENGTH);
    }

    @Bean
    CookieSerializer sessionCookie(
            @Value("${server.servlet.session.cookie.name}") String name, ChatbotProperties properties) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setSameSite("Strict");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(properties.https());
        cookie.setUseBase64Encoding(false);
        return cookie;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(
            @Value("${server.servlet.session.timeout}") Duration timeout) {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(timeout);
            // Two requests of one session may write one attribute at once; SQLite has the same words for it.
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        };
    }
}
