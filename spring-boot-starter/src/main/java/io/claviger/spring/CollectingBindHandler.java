package io.claviger.spring;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/** Goes on where a value cannot be converted, as if it were not there, and notes the fault. For one thread. */
final class CollectingBindHandler extends AbstractBindHandler {
    private final Faults faults;

    CollectingBindHandler(Faults faults) {
        this.faults = faults;
    }

    /** {@return null: the default stands in until all faults are known} */
    @Override
    @SuppressWarnings("NullAway") // Spring Boot documents null as a result; only version 4 says so in the type.
    public Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        ConfigurationProperty property = context.getConfigurationProperty();
        boolean secret = name.toString().contains("secret");
        String found = property == null || secret
                ? "something that cannot be read"
                : Faults.quoted(String.valueOf(property.getValue()));
        faults.add(name.toString(), wanted(target), found);
        return null;
    }

    private static String wanted(Bindable<?> target) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().resolve(Object.class));
        if (type == Duration.class) {
            return "a duration such as 500ms, 10s or 2m";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return type == String.class ? "a text" : "settings below this name";
    }
}
