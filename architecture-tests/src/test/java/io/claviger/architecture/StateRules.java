package io.claviger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static io.claviger.architecture.Conditions.condition;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Time, threads and what may change. */
final class StateRules {
    private static final Set<String> ANY_CLOCK = Set.of("java.time.Clock", "java.time.InstantSource");

    private StateRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule("staticFieldsAreFinal", StateRules::staticFieldsAreFinal),
                new Rule("exceptionsDoNotChange", StateRules::exceptionsDoNotChange),
                new Rule("timeComesFromOneClock", StateRules::timeComesFromOneClock),
                new Rule("nobodySleeps", StateRules::nobodySleeps),
                new Rule("nothingRunsOnTheCommonPool", StateRules::nothingRunsOnTheCommonPool));
    }

    private static ArchRule staticFieldsAreFinal(Scope scope) {
        return fields().that(
                        describe("are static", field -> field.getModifiers().contains(JavaModifier.STATIC)))
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(scope.root() + "..")
                .should()
                .beFinal();
    }

    private static ArchRule exceptionsDoNotChange(Scope scope) {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .and()
                .resideInAPackage(scope.root() + "..")
                .should(condition("have final fields only", (type, violation) -> {
                    for (JavaField field : type.getFields()) {
                        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                            violation.accept(field.getDescription() + " is not final");
                        }
                    }
                }));
    }

    /** The test kit waits for real sockets, so it may measure. The machine's clock may be the default of a builder, since a caller can then put another in its place. */
    private static ArchRule timeComesFromOneClock(Scope scope) {
        String clock = scope.of("provider.SystemTimeSource");
        return classes()
                .that(not(scope.in("testkit..")))
                .and(describe("are not the clock", type -> !type.getName().equals(clock)))
                .should(avoid("ask no clock of the machine", StateRules::readsTheClock));
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean today = owner.startsWith("java.time.")
                && name.equals("now")
                && !takes(access, type -> ANY_CLOCK.contains(type.getName()));
        boolean machine =
                owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
        boolean system = ANY_CLOCK.contains(owner)
                && (name.startsWith("system") || name.startsWith("tick"))
                && !access.getOriginOwner().getSimpleName().endsWith("Builder");
        boolean date = owner.equals("java.util.Date") && name.equals("<init>") && takesNothing(access);
        return today || machine || system || date;
    }

    private static ArchRule nobodySleeps(Scope scope) {
        return classes().that().resideInAPackage(scope.root() + "..").should(avoid("never sleep", access -> {
            String owner = access.getTargetOwner().getName();
            return (owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit"))
                    && access.getTarget().getName().equals("sleep");
        }));
    }

    /** A host's callbacks must not block the pool that the whole JVM shares, nor be starved by it. */
    private static ArchRule nothingRunsOnTheCommonPool(Scope scope) {
        return classes().that(scope.production()).should(avoid("name the executor they run on", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean future = owner.equals("java.util.concurrent.CompletableFuture")
                    || owner.equals("java.util.concurrent.CompletionStage");
            boolean unnamed =
                    future && name.endsWith("Async") && !takes(access, type -> type.isAssignableTo(Executor.class));
            return unnamed || name.equals("commonPool") || name.equals("parallelStream");
        }));
    }

    private static com.tngtech.archunit.lang.ArchCondition<JavaClass> avoid(
            String description, Predicate<JavaAccess<?>> fault) {
        return condition(description, (type, violation) -> {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (fault.test(access)) {
                    violation.accept(access.getDescription());
                }
            }
        });
    }

    private static boolean takes(JavaAccess<?> access, Predicate<JavaClass> parameter) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(parameter);
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().isEmpty();
    }
}
