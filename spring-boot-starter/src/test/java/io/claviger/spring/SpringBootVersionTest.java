package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.fallback.FallbackPolicy;
import io.claviger.provider.ChatProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The build runs all tests of this module once for each Spring Boot that is supported. */
@ExtendWith(OutputCaptureExtension.class)
class SpringBootVersionTest {
    @Test
    void theBuildTestsTheVersionItMeans() {
        String expected = System.getProperty("expectedSpringBootVersion");
        assumeTrue(expected != null, "set by the build");

        assertThat(SpringBootVersion.getVersion()).isEqualTo(expected);
        String micrometer = System.getProperty("expectedMicrometerVersion");
        assertThat(MeterRegistry.class.getPackage().getImplementationVersion()).isEqualTo(micrometer);
        assertThat(Observation.class.getPackage().getImplementationVersion()).isEqualTo(micrometer);
    }

    @Test
    void anApplicationFindsTheAutoConfigurationAndItsPropertyFile() {
        SpringApplication application = new SpringApplication(Host.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);

        try (ConfigurableApplicationContext context = application.run("--claviger.chain=groq, gemini")) {
            assertThat(context.getBean(FallbackChat.class).chain())
                    .containsExactly(ProviderId.of("groq"), ProviderId.of("gemini"));
            assertThat(context.getBean("groqChatProvider", ChatProvider.class).defaultModel())
                    .isEqualTo("written-in-a-file");
            assertThat(context.getBean(FallbackPolicy.class).timeouts().total()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void aFailureIsPrintedAsDescriptionAndAction(CapturedOutput output) {
        SpringApplication application = new SpringApplication(Host.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);

        assertThatThrownBy(() -> application.run("--claviger.timeouts.idle=-1s"))
                .isInstanceOf(InvalidSettingsException.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "  - claviger.timeouts.idle: wanted more than 0s and at most 1d; found \"-1s\".",
                        "Correct this setting.")
                .doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Host {}
}
