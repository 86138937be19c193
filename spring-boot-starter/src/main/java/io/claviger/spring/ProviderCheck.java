package io.claviger.spring;

import io.claviger.chat.ProviderId;
import io.claviger.fallback.FallbackChat;
import io.claviger.provider.ChatProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Checks what is said about providers: their own settings, the compatible services, the chain. For one thread. */
final class ProviderCheck {
    private static final String CHAIN = "claviger.chain";

    private final ClavigerProperties properties;
    private final Faults faults;

    /** Names that the chain may hold. */
    private final Set<String> usable = new LinkedHashSet<>();

    private ProviderCheck(ClavigerProperties properties, Faults faults) {
        this.properties = properties;
        this.faults = faults;
    }

    static void check(ClavigerProperties properties, ConfigurableListableBeanFactory beans, Faults faults) {
        ProviderCheck check = new ProviderCheck(properties, faults);
        check.modules(beans.getBeanClassLoader());
        check.compatible();
        check.chain(beans);
    }

    private void modules(@Nullable ClassLoader loader) {
        for (String name : ProviderModules.NAMES) {
            if (!properties.provider(name).isDisabled() && ProviderModules.isPresent(name, loader)) {
                usable.add(name);
            }
        }
        properties.providers().forEach((name, settings) -> {
            String property = "claviger.providers." + name;
            if (!ProviderModules.NAMES.contains(name)) {
                faults.add("claviger.providers", "one of " + listed(ProviderModules.NAMES), Faults.quoted(name));
            } else if (!settings.isDisabled() && !ProviderModules.isPresent(name, loader)) {
                faults.add(property, "claviger-providers-" + name + " on the class path", "none");
            }
            if (settings.region() != null && !name.equals(ProviderModules.BEDROCK)) {
                faults.add(property + ".region", "no region, which bedrock alone has", "one");
            }
            settings.check(property, faults);
        });
    }

    private void compatible() {
        Set<String> taken = new LinkedHashSet<>();
        properties.compatible().forEach((written, settings) -> {
            Optional<String> name = name(written);
            if (name.isEmpty()) {
                faults.add(
                        "claviger.compatible",
                        "names of 1 to 32 letters, digits or hyphens that start with a letter",
                        Faults.quoted(written));
            } else if (ProviderModules.NAMES.contains(name.get())) {
                faults.add("claviger.compatible", "names that no module has", Faults.quoted(written));
            } else if (!taken.add(name.get())) {
                faults.add("claviger.compatible", "each name once", Faults.quoted(written) + " again");
            }
            settings.check("claviger.compatible." + name.orElse("?"), faults);
        });
        usable.addAll(taken);
    }

    private void chain(ConfigurableListableBeanFactory beans) {
        boolean ownProviders = hasOwnProviders(beans);
        if (properties.chain().isEmpty() && defaultChainIsEmpty() && !ownProviders && ours(beans)) {
            faults.add(
                    CHAIN,
                    "at least one provider, from a module such as claviger-providers-gemini or from"
                            + " claviger.compatible",
                    "none");
        }
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < properties.chain().size(); i++) {
            String written = properties.chain().get(i);
            String property = CHAIN + "[" + i + "]";
            Optional<String> name = name(written);
            if (name.filter(seen::contains).isPresent()) {
                faults.add(property, "each provider once", Faults.quoted(written) + " again");
            } else if (name.filter(usable::contains).isEmpty() && !(name.isPresent() && ownProviders)) {
                faults.add(property, wanted(), Faults.quoted(written) + why(name.orElse("")));
            }
            name.ifPresent(seen::add);
        }
    }

    /** {@return whether nobody is asked without being named: Ollama may be usable and is not in the default chain} */
    private boolean defaultChainIsEmpty() {
        boolean joins = properties.provider(ProviderModules.OLLAMA).isEnabled();
        return usable.stream().noneMatch(name -> joins || !name.equals(ProviderModules.OLLAMA));
    }

    private String wanted() {
        return usable.isEmpty() ? "a provider, but there is none" : "one of " + listed(usable);
    }

    private String why(String name) {
        return !properties.provider(name).isDisabled() ? "" : " while claviger.providers." + name + ".enabled is false";
    }

    private static String listed(Iterable<String> names) {
        return String.join(", ", names);
    }

    private static Optional<String> name(String written) {
        try {
            return Optional.of(ProviderId.of(written).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Providers of the application are known by name only when they are made: the chain's maker checks those. */
    private boolean hasOwnProviders(ConfigurableListableBeanFactory beans) {
        List<String> rest = new ArrayList<>(List.of(beans.getBeanNamesForType(ChatProvider.class, true, false)));
        ProviderModules.NAMES.forEach(name -> rest.remove(ProviderModules.beanName(name)));
        properties.compatible().keySet().forEach(name -> rest.remove(ProviderModules.beanName(name)));
        return !rest.isEmpty();
    }

    /** {@return whether the chain is made here, rather than by the application} */
    private static boolean ours(ConfigurableListableBeanFactory beans) {
        for (String bean : beans.getBeanNamesForType(FallbackChat.class, true, false)) {
            if (beans.containsBeanDefinition(bean)
                    && ClavigerAutoConfiguration.class
                            .getName()
                            .equals(beans.getBeanDefinition(bean).getFactoryBeanName())) {
                return true;
            }
        }
        return false;
    }
}
