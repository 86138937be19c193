package io.claviger.examples.chatserver.settings;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Checks all settings before any bean is made: the {@code .env} file, the types, unknown names, the rules of each part and
 * those of production. What the library's own check has found is said along.
 */
final class SettingsCheck implements BeanFactoryPostProcessor, PriorityOrdered {
    private static final String OWN = "io.claviger.examples.chatserver.";

    /** The library's check, which would end the start with its own faults alone. */
    private static final String LIBRARY_CHECK = "clavigerSettingsCheck";

    private final ConfigurableEnvironment environment;

    SettingsCheck(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder binder = Binder.get(environment);
        Faults faults = new Faults(binder);
        EnvironmentFile.of(environment).faults().forEach(fault -> faults.addSentence(fault.toString()));
        UnknownSettings.check(environment, beans.getBeanClassLoader(), faults);
        types(beans, binder, faults);
        library(beans, faults);
        List.of(
                        new HttpRules(),
                        new LiveRules(),
                        new BoundRules(),
                        new DatabaseRules(),
                        new SecretRules(),
                        new MailRules(),
                        new LogRules())
                .forEach(rules -> rules.check(binder, Mode.of(environment), faults));
        faults.throwIfAny();
    }

    /** Binds everything of this server that binds, with no value ending it. */
    private static void types(ConfigurableListableBeanFactory beans, Binder binder, Faults faults) {
        CollectingBindHandler handler = new CollectingBindHandler(faults);
        for (String name : beans.getBeanDefinitionNames()) {
            String type = beans.getBeanDefinition(name).getBeanClassName();
            if (type != null && type.startsWith(OWN)) {
                Class<?> bean = ClassUtils.resolveClassName(type, beans.getBeanClassLoader());
                ConfigurationProperties properties =
                        AnnotatedElementUtils.findMergedAnnotation(bean, ConfigurationProperties.class);
                if (properties != null) {
                    binder.bindOrCreate(properties.prefix(), Bindable.of(bean), handler);
                }
            }
        }
        for (String number : List.of("server.port", "management.server.port", "spring.mail.port")) {
            binder.bind(number, Bindable.of(Integer.class), handler);
        }
    }

    private static void library(ConfigurableListableBeanFactory beans, Faults faults) {
        if (!beans.containsBeanDefinition(LIBRARY_CHECK)) {
            return;
        }
        try {
            beans.getBean(LIBRARY_CHECK, BeanFactoryPostProcessor.class).postProcessBeanFactory(beans);
        } catch (RuntimeException e) {
            List<String> found = String.valueOf(e.getMessage())
                    .lines()
                    .filter(line -> line.startsWith("  - "))
                    .map(line -> line.substring(4).replaceFirst(": wanted ", " needs "))
                    .toList();
            if (found.isEmpty()) {
                throw e;
            }
            found.forEach(faults::addSentence);
        }
    }
}
