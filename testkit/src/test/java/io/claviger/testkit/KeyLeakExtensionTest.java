package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.slf4j.LoggerFactory;

class KeyLeakExtensionTest {
    @Test
    @DisplayName("S0-KEY: every deliberate leak is caught")
    void everyDeliberateLeakIsCaught() {
        Events tests = run(DeliberateLeaks.class);

        long leaks = Stream.of(DeliberateLeaks.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        assertThat(leaks).isGreaterThanOrEqualTo(30);
        assertThat(tests.succeeded().list())
                .extracting(Event::getTestDescriptor)
                .isEmpty();
        assertThat(tests.failed().count()).isEqualTo(leaks);
        assertThat(failures(tests))
                .allSatisfy(failure -> assertThat(failure.toString())
                        .containsAnyOf(
                                "holds 10 characters of a marked key of groq", "was left with 1 open key rings"));
    }

    @Test
    void noFindingRepeatsTheKey() {
        List<Throwable> failures = failures(run(DeliberateLeaks.class));

        assertThat(failures).isNotEmpty().allSatisfy(failure -> {
            assertThat(MarkedKeys.find(failure.toString())).isEmpty();
            assertThat(failure.getCause()).isNull();
        });
    }

    @Test
    void cleanUsePasses() {
        Events tests = run(CleanUse.class);

        assertThat(tests.succeeded().count()).isEqualTo(3);
        assertThat(failures(tests))
                .singleElement()
                .isInstanceOfSatisfying(
                        IllegalStateException.class,
                        failure -> assertThat(failure).hasMessage("nothing to do with keys"));
    }

    @Test
    void loggingIsAsBeforeAfterwards() {
        Logger own = (Logger) LoggerFactory.getLogger("apart.own");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        java.util.logging.Level julBefore =
                java.util.logging.Logger.getLogger("").getLevel();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.addAppender(appender);
        own.setLevel(Level.ERROR);
        own.setAdditive(false);

        run(DeliberateLeaks.class);

        assertThat(appender.list).isEmpty();
        assertThat(root.isAttached(appender)).isTrue();
        assertThat(root.getLevel()).isEqualTo(before);
        assertThat(own.getLevel()).isEqualTo(Level.ERROR);
        assertThat(own.isAdditive()).isFalse();
        assertThat(java.util.logging.Logger.getLogger("").getLevel()).isEqualTo(julBefore);
        root.detachAppender(appender);
    }

    @Test
    void aMarkedKeyHasTheFormOfItsProviderAndSpellsNoFault() {
        for (WireDialect dialect : WireDialect.values()) {
            String key = KeyLeakExtension.markedKey(dialect.provider().value());

            assertThat(Fault.in(key)).isEmpty();
            assertThat(key).hasSizeGreaterThanOrEqualTo(39).isNotEqualTo(KeyLeakExtension.markedKey("groq"));
        }
        assertThat(KeyLeakExtension.markedKey("gemini")).matches("AIza[0-9A-Za-z_-]{35}");
    }

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }

    private static List<Throwable> failures(Events tests) {
        return tests.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }
}
