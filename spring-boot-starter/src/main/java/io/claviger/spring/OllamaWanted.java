package io.claviger.spring;

import java.util.List;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether somebody asked for Ollama: by {@code claviger.providers.ollama.enabled}, or by its name in the chain. */
final class OllamaWanted implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder settings = Binder.get(context.getEnvironment());
        try {
            BindResult<Boolean> enabled = settings.bind("claviger.providers.ollama.enabled", Boolean.class);
            if (enabled.isBound()) {
                return enabled.get();
            }
        } catch (BindException e) {
            // The check of all settings says so, together with everything else that is wrong.
            return false;
        }
        return settings.bind("claviger.chain", Bindable.listOf(String.class)).orElse(List.of()).stream()
                .anyMatch(name -> name.strip().equalsIgnoreCase(ProviderModules.OLLAMA));
    }
}
