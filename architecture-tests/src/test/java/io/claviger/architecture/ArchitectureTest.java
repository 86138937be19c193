package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the code of every module. {@link RulesHaveTeethTest} proves that each can fail. */
class ArchitectureTest {
    static final JavaClasses CODE = importAll();
    private static final Scope SCOPE = new Scope(Scope.CLAVIGER, ModuleDescriptors.exportedPackages()::contains);

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(Rule rule) {
        rule.on().apply(SCOPE).check(CODE);
    }

    @Test
    void theRulesSeeTheCode() {
        assertThat(CODE.size())
                .describedAs("classes imported: fewer would mean that the rules look at nothing")
                .isGreaterThan(250);
    }

    @Test
    void theRuleAboutLoansNamesAMethodThatExists() {
        JavaClass key = CODE.get("io.claviger.key.ApiKey");

        assertThat(key.getMethods()).extracting("name").contains("lend");
        assertThat(key.getAccessesToSelf())
                .describedAs("somebody borrows keys, or the rule guards nothing")
                .anyMatch(access -> SecretRules.isLoan(access, SCOPE));
    }

    static Stream<Rule> rules() {
        return Stream.of(PackageRules.rules(), SecretRules.rules(), StateRules.rules(), ApiRules.rules())
                .flatMap(List::stream);
    }

    private static JavaClasses importAll() {
        List<Path> directories = Repository.modules().stream()
                .map(Repository::classesOf)
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(directories);
    }
}
