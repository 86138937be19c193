package io.claviger.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The tree of packages that a rule looks at: the real one or that of a planted fault.
 *
 * @param root the root package
 * @param exported which packages under the root a user's module can see
 */
record Scope(String root, Predicate<String> exported) {
    static final String CLAVIGER = "io.claviger";

    /** {@return ArchUnit's pattern for a package below the root} */
    String of(String name) {
        return root + "." + name;
    }

    String[] of(String... names) {
        return Arrays.stream(names).map(this::of).toArray(String[]::new);
    }

    DescribedPredicate<JavaClass> in(String... names) {
        return JavaClass.Predicates.resideInAnyPackage(of(names));
    }

    /** {@return what is published: everything but the examples} */
    DescribedPredicate<JavaClass> library() {
        return DescribedPredicate.not(in("examples.."));
    }

    /** {@return what runs in a host application: neither examples nor the test kit} */
    DescribedPredicate<JavaClass> production() {
        return DescribedPredicate.not(in("examples..", "testkit.."));
    }
}
