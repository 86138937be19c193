package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint.EnvironmentDescriptor;
import org.springframework.boot.test.context.FilteredClassLoader;

/** The session secret is in no text that anybody prints. */
class SessionSecretTest {
    private static final String SECRET = "canary-0123456789abcdef0123456789abcdef";

    @Test
    void thePropertiesDoNotPrintIt() {
        Contexts.runner()
                .withPropertyValues("claviger.session-secret=" + SECRET)
                .run(context -> {
                    ClavigerProperties properties = context.getBean(ClavigerProperties.class);

                    assertThat(properties.toString()).contains("sessionSecret=SessionSecret[set]");
                    assertThat(properties.toString()).doesNotContain("canary", "0123456789");
                });
    }

    @Test
    void theEnvironmentEndpointHidesItAlsoWhenItShowsAllValues() {
        Contexts.runner()
                .withPropertyValues(
                        "claviger.session-secret=" + SECRET, "SESSION_SECRET=" + SECRET, "claviger.chain=gemini")
                .run(context -> {
                    EnvironmentDescriptor shown = new EnvironmentEndpoint(
                                    context.getEnvironment(),
                                    List.of(context.getBean(SanitizingFunction.class)),
                                    Show.ALWAYS)
                            .environment(null);

                    assertThat(values(shown)).contains("gemini").noneMatch(value -> value.contains("canary"));
                });
    }

    @Test
    void withoutThisModuleTheEndpointWouldShowIt() {
        Contexts.runner()
                .withPropertyValues("claviger.session-secret=" + SECRET)
                .run(context -> {
                    EnvironmentDescriptor shown =
                            new EnvironmentEndpoint(context.getEnvironment(), List.of(), Show.ALWAYS).environment(null);

                    assertThat(values(shown)).anyMatch(value -> value.contains("canary"));
                });
    }

    @Test
    void thePropertiesEndpointHidesItAlsoWhenItShowsAllValues() {
        Contexts.runner()
                .withPropertyValues("claviger.session-secret=" + SECRET, "claviger.timeouts.idle=7s")
                .run(context -> {
                    ConfigurationPropertiesReportEndpoint endpoint = new ConfigurationPropertiesReportEndpoint(
                            List.of(context.getBean(SanitizingFunction.class)), Show.ALWAYS);
                    endpoint.setApplicationContext(context.getSourceApplicationContext());

                    String shown = endpoint.configurationProperties().getContexts().values().stream()
                            .flatMap(known -> known.getBeans().values().stream())
                            .map(bean -> bean.getProperties() + " " + bean.getInputs())
                            .toList()
                            .toString();

                    assertThat(shown).contains("idle").doesNotContain("canary");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SESSION_SECRET",
                "claviger.session-secret",
                "claviger.sessionSecret",
                "CLAVIGER_SESSIONSECRET",
                "CLAVIGER_SESSION_SECRET"
            })
    void everySpellingIsHidden(String name) {
        SanitizableData data = new SanitizableData(null, name, SECRET);

        assertThat(new SecretSanitizing().apply(data).getValue()).isEqualTo("******");
    }

    @Test
    void otherValuesAreLeftToTheApplication() {
        SanitizableData data = new SanitizableData(null, "claviger.chain", "gemini");

        assertThat(new SecretSanitizing().apply(data)).isSameAs(data);
    }

    @Test
    void theActuatorIsNotNeeded() {
        Contexts.runner()
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("clavigerSecretSanitizing"));
    }

    private static List<String> values(EnvironmentDescriptor environment) {
        return environment.getPropertySources().stream()
                .flatMap(source -> source.getProperties().values().stream())
                .map(value -> String.valueOf(value.getValue()))
                .toList();
    }
}
