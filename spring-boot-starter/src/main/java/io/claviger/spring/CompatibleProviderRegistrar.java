package io.claviger.spring;

import io.claviger.provider.ChatProvider;
import io.claviger.provider.http.HttpTransport;
import io.claviger.providers.openai.OpenAi;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Makes one provider for each service under {@code claviger.compatible}, unless the application has that bean. */
final class CompatibleProviderRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;
    private final BeanFactory beans;

    CompatibleProviderRegistrar(Environment environment, BeanFactory beans) {
        this.environment = environment;
        this.beans = beans;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Binder binder = Binder.get(environment);
        // What cannot be bound is passed over here: SettingsCheck ends the start for it.
        Map<String, CompatibleSettings> services = binder.bind(
                        "claviger.compatible",
                        Bindable.mapOf(String.class, CompatibleSettings.class),
                        new CollectingBindHandler(new Faults(binder)))
                .orElse(Map.of());
        services.forEach((name, settings) -> {
            String bean = ProviderModules.beanName(name.strip());
            if (!registry.containsBeanDefinition(bean)) {
                registry.registerBeanDefinition(bean, definition(name, settings));
            }
        });
    }

    private BeanDefinition definition(String name, CompatibleSettings settings) {
        return BeanDefinitionBuilder.genericBeanDefinition(ChatProvider.class, () -> provider(name, settings))
                .getBeanDefinition();
    }

    private ChatProvider provider(String name, CompatibleSettings settings) {
        URI baseUrl = URI.create(Objects.requireNonNull(settings.baseUrl()));
        OpenAi.Builder builder = OpenAi.compatible(name, baseUrl)
                .model(Objects.requireNonNull(settings.model()))
                .transport(beans.getBean(HttpTransport.class));
        return switch (settings.key()) {
            case REQUIRED -> builder.build();
            case OPTIONAL -> builder.keyOptional().build();
            case NONE -> builder.keyless().build();
        };
    }
}
