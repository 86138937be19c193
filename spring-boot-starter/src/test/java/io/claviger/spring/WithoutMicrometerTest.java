package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application whose class path has not one jar of Micrometer: real, not filtered, so nothing is loaded behind it. */
class WithoutMicrometerTest {
    @Test
    void anApplicationStartsAndHasItsChain() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader bare = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(bare);
            assertThatThrownBy(() -> bare.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            Supplier<?> program = (Supplier<?>) bare.loadClass(Program.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(program.get()).hasToString("FallbackChat[gemini, groq, cerebras, openrouter, openai, bedrock]");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer")
                        && !entry.contains("opentelemetry")
                        && !entry.contains("prometheus")
                        && !entry.contains("actuator"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** What runs inside. */
    public static final class Program implements Supplier<String> {
        /** Made by reflection. */
        public Program() {}

        @Override
        public String get() {
            SpringApplication application = new SpringApplication(Host.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setBannerMode(Banner.Mode.OFF);
            application.setRegisterShutdownHook(false);
            try (ConfigurableApplicationContext context = application.run("--claviger.timeouts.total=1m")) {
                return context.getBean("clavigerFallbackChat").toString();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
