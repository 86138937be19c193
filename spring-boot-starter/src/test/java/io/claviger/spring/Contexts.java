package io.claviger.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Application contexts with the auto-configuration and nothing else. */
final class Contexts {
    private Contexts() {}

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClavigerAutoConfiguration.class));
    }

    /** {@return the whole message with which the context refused to start} */
    static String refusal(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        Throwable failure = context.getStartupFailure();
        while (failure.getCause() != null && !(failure instanceof InvalidSettingsException)) {
            failure = failure.getCause();
        }
        assertThat(failure).isInstanceOf(InvalidSettingsException.class);
        return failure.getMessage();
    }

    static String refusal(ApplicationContextRunner runner) {
        String[] message = new String[1];
        runner.run(context -> message[0] = refusal(context));
        return message[0];
    }
}
