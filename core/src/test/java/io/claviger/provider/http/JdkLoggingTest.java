package io.claviger.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class JdkLoggingTest {
    private static final String LOG = "jdk.httpclient.HttpClient.log";

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(HttpTransport.class);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void clear() {
        logger.detachAppender(lines);
        System.clearProperty(LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "all", "errors, Requests", "content", "trace", "frames:control"})
    void loggingThatPrintsKeysIsToldWhenConnectionsAreMade(String value) {
        System.setProperty(LOG, value);

        HttpTransport.builder().build();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("The JDK logs HTTP requests, users' keys included: [jdk.httpclient.HttpClient.log]."
                        + " Take these settings away.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors", "ssl,channel", ""})
    void harmlessLoggingIsNotTold(String value) {
        System.setProperty(LOG, value);

        HttpTransport.builder().build();

        assertThat(lines.list).isEmpty();
    }

    @Test
    void nothingIsSetUnlessSomebodySetsIt() {
        assertThat(JdkLogging.switchesThatPrintKeys()).isEmpty();
    }
}
