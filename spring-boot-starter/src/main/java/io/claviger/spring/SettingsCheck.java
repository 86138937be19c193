package io.claviger.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Checks all settings before any bean is made, so that all faults are said at once. */
final class SettingsCheck implements BeanFactoryPostProcessor {
    private final Environment environment;

    SettingsCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(environment);
        Faults faults = new Faults(binder);
        ClavigerProperties properties = binder.bindOrCreate(
                "claviger", Bindable.of(ClavigerProperties.class), new CollectingBindHandler(faults));
        ProductionMode mode = ProductionMode.of(properties.production(), environment);

        ProviderCheck.check(properties, beans, faults);
        HostKeysCheck.check(properties.hostKeys(), environment, faults);
        properties.timeouts().check(faults);
        properties.fallback().check(faults);
        properties.rateLimit().check(faults);
        properties.assistant().check(faults);
        properties.knowledge().check(beans.getBeanClassLoader(), faults);
        SessionSecret.check(properties, environment, mode, faults);
        JdkLoggingCheck.check(mode, faults);

        faults.throwIfAny();
    }
}
