package io.claviger.examples.chatserver.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Goes on where a value cannot be converted, as if it were not there, and notes the fault. For one thread. */
final class CollectingBindHandler extends AbstractBindHandler {
    private final Faults faults;

    CollectingBindHandler(Faults faults) {
        this.faults = faults;
    }

    /** {@return null: the default stands in until all faults are known} */
    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        ConfigurationProperty property = context.getConfigurationProperty();
        faults.add(
                name.toString(),
                wanted(target),
                property == null
                        ? "something that cannot be read"
                        : Faults.quoted(name.toString(), String.valueOf(property.getValue())));
        return null;
    }

    private static String wanted(Bindable<?> target) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
        if (type == Duration.class) {
            return "a duration such as 500ms, 10s or 2m";
        }
        if (type == DataSize.class) {
            return "a size such as 64KB or 10MB";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant ->
                                    constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return type == String.class ? "a text" : "settings below this name";
    }
}
