package io.claviger.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/**
 * One rule of the architecture.
 *
 * @param name what holds; its planted fault lives in the package of the same name in lower case
 * @param on makes the rule for a tree of packages
 */
record Rule(String name, Function<Scope, ArchRule> on) {
    String plantedPackage() {
        return Scope.CLAVIGER + ".planted." + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return name;
    }
}
