package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule fails on its planted faults, which have {@code Fault} in their names, and on nothing sound beside them. */
class RulesHaveTeethTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void bites(Rule rule) {
        String root = rule.plantedPackage();
        JavaClasses planted = new ClassFileImporter().importPackages(root);
        Scope scope = new Scope(root, name -> name.equals(root + ".chat"));

        var report = rule.on().apply(scope).evaluate(planted).getFailureReport();

        assertThat(planted).describedAs("classes planted under " + root).hasSizeGreaterThan(1);
        assertThat(report.getDetails())
                .describedAs("what " + rule + " reports")
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains("Fault"));
        assertThat(planted.stream()
                        .filter(type -> type.getSimpleName().contains("Fault") && type.isTopLevelClass())
                        .map(type -> type.getSimpleName()))
                .describedAs("each planted fault is named in the report of " + rule)
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(report.toString()).contains(fault));
    }

    static Stream<Rule> rules() {
        return ArchitectureTest.rules();
    }
}
