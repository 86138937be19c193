package io.claviger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.claviger.architecture.Conditions.condition;
import static io.claviger.architecture.Conditions.isVisible;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What users see: names, signatures, exceptions. */
final class ApiRules {
    /** Libraries that are ours to replace without telling anybody. */
    private static final String[] HIDDEN = {"com.fasterxml..", "org.bouncycastle..", "dev.failsafe.."};

    /**
     * Exceptions that never leave a call: a reader tells its caller, an attempt tells the retry around it. Two end the
     * start of an application, before there is any call. The last one is never thrown: it names an outcome to a tracer.
     */
    private static final Set<String> LISTED_EXCEPTIONS = Set.of(
            "provider.http.MalformedReplyException",
            "fallback.SameKeyRetry$FailedAttempt",
            "knowledge.InvalidKnowledgeException",
            "spring.InvalidSettingsException",
            "spring.ObservedFailure");

    private static final Pattern EMPTY_NAME = Pattern.compile(
            ".*(Utils?|Utilities|Manager|Impl|Helpers?)|.*[a-z](Service|(?<!Knowledge)Base|Data|Info)|Abstract[A-Z].*");

    private ApiRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule("signaturesHideLibraries", ApiRules::signaturesHideLibraries),
                new Rule("exceptionsHaveOneRoot", ApiRules::exceptionsHaveOneRoot),
                new Rule("publicTypesAreNullMarked", ApiRules::publicTypesAreNullMarked),
                new Rule("namesSaySomething", ApiRules::namesSaySomething),
                new Rule("accessorsHaveNoGet", ApiRules::accessorsHaveNoGet));
    }

    private static DescribedPredicate<JavaClass> api(Scope scope) {
        return scope.library().and(describe("are public", Conditions::isPublicApi));
    }

    private static ArchRule signaturesHideLibraries(Scope scope) {
        DescribedPredicate<JavaClass> hidden = JavaClass.Predicates.resideInAnyPackage(HIDDEN);
        return classes()
                .that(api(scope))
                .should(condition(
                        "show no type of a library in a signature",
                        (type, violation) -> signatureTypes(type, (where, used) -> {
                            if (hidden.test(used.getBaseComponentType())) {
                                violation.accept(where + " shows " + used.getName());
                            }
                        })));
    }

    private static void signatureTypes(JavaClass type, BiConsumer<String, JavaClass> use) {
        type.getSuperclass().ifPresent(parent -> involved(type.getName(), parent, use));
        type.getInterfaces().forEach(parent -> involved(type.getName(), parent, use));
        for (JavaField field : type.getFields()) {
            if (isVisible(field.getModifiers())) {
                involved(field.getFullName(), field.getType(), use);
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isVisible(unit.getModifiers())) {
                involved(unit.getFullName(), unit.getReturnType(), use);
                unit.getParameterTypes().forEach(parameter -> involved(unit.getFullName(), parameter, use));
                unit.getExceptionTypes().forEach(thrown -> use.accept(unit.getFullName(), thrown));
            }
        }
    }

    private static void involved(String where, JavaType type, BiConsumer<String, JavaClass> use) {
        type.getAllInvolvedRawTypes().forEach(raw -> use.accept(where, raw));
    }

    private static ArchRule exceptionsHaveOneRoot(Scope scope) {
        Set<String> listed = Set.of(LISTED_EXCEPTIONS.stream().map(scope::of).toArray(String[]::new));
        return classes()
                .that(scope.production())
                .and()
                .areAssignableTo(Throwable.class)
                .should(condition("extend ChatException or be listed", (type, violation) -> {
                    if (!type.isAssignableTo(scope.of("chat.ChatException")) && !listed.contains(type.getName())) {
                        violation.accept(type.getName() + " is neither a ChatException nor listed in ApiRules");
                    }
                }));
    }

    private static ArchRule publicTypesAreNullMarked(Scope scope) {
        return classes()
                .that(describe("are public", Conditions::isPublicApi))
                .should(condition("live in a null-marked package", (type, violation) -> {
                    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                        violation.accept(type.getName() + " is public in a package without @NullMarked");
                    }
                }));
    }

    private static ArchRule namesSaySomething(Scope scope) {
        return classes().that(scope.library()).should(condition("have a name with a meaning", (type, violation) -> {
            if (EMPTY_NAME.matcher(type.getSimpleName()).matches()) {
                violation.accept(type.getName() + " has a name that fits every class");
            }
        }));
    }

    private static ArchRule accessorsHaveNoGet(Scope scope) {
        return classes().that(api(scope)).should(condition("call accessors by what they give", (type, violation) -> {
            for (JavaMethod method : type.getMethods()) {
                boolean accessor = method.getName().matches("get[A-Z].*")
                        && method.getRawParameterTypes().isEmpty();
                if (accessor && isVisible(method.getModifiers()) && !isForeign(method, scope)) {
                    violation.accept(method.getFullName() + " is an accessor with get");
                }
            }
        }));
    }

    /** {@return whether the name was chosen elsewhere: the method overrides one of another project} */
    private static boolean isForeign(JavaMethod method, Scope scope) {
        JavaClass owner = method.getOwner();
        return owner.getAllRawSuperclasses().stream().anyMatch(parent -> declares(parent, method.getName(), scope))
                || owner.getAllRawInterfaces().stream().anyMatch(parent -> declares(parent, method.getName(), scope));
    }

    private static boolean declares(JavaClass parent, String method, Scope scope) {
        return !parent.getPackageName().startsWith(scope.root())
                && parent.tryGetMethod(method).isPresent();
    }
}
