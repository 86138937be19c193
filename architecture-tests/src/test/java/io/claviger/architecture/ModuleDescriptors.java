package io.claviger.architecture;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the compiled {@code module-info} of a module of this repository. */
final class ModuleDescriptors {
    private ModuleDescriptors() {}

    static Optional<ModuleDescriptor> of(String module) {
        Path classes = Repository.classesOf(module);
        if (!Files.exists(classes.resolve("module-info.class"))) {
            return Optional.empty();
        }
        return ModuleFinder.of(classes).findAll().stream()
                .map(ModuleReference::descriptor)
                .findFirst();
    }

    /** {@return the packages that users can see, of all published modules} */
    static Set<String> exportedPackages() {
        return Repository.publishedModules().stream()
                .flatMap(module -> of(module).stream())
                .flatMap(descriptor -> descriptor.exports().stream())
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    /** {@return the descriptor in the words of {@code jar --describe-module}, one sorted line for each fact} */
    static String describe(ModuleDescriptor descriptor) {
        Set<String> lines = new TreeSet<>();
        descriptor.exports().forEach(exports -> lines.add("exports " + exports.source() + to(exports.targets())));
        descriptor.opens().forEach(opens -> lines.add("opens " + opens.source() + to(opens.targets())));
        descriptor.uses().forEach(service -> lines.add("uses " + service));
        descriptor
                .provides()
                .forEach(provides -> lines.add("provides " + provides.service() + " with "
                        + String.join(", ", new TreeSet<>(provides.providers()))));
        for (ModuleDescriptor.Requires requires : descriptor.requires()) {
            String modifiers = requires.modifiers().stream()
                    .map(modifier -> " " + modifier.toString().toLowerCase(java.util.Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining());
            lines.add("requires " + requires.name() + modifiers);
        }
        Set<String> contained = new TreeSet<>(descriptor.packages());
        descriptor.exports().forEach(exports -> contained.remove(exports.source()));
        contained.forEach(name -> lines.add("contains " + name));
        return descriptor.name() + "\n" + String.join("\n", lines) + "\n";
    }

    private static String to(Set<String> targets) {
        return targets.isEmpty() ? "" : " to " + String.join(", ", new TreeSet<>(targets));
    }
}
