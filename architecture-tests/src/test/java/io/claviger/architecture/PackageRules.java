package io.claviger.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.claviger.architecture.Conditions.condition;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which package may know which. */
final class PackageRules {
    /** The packages of core, and what each may use. */
    private static final Map<String, Set<String>> CORE = core();

    private static final Set<String> BUILT_ON_OPENAI = Set.of("groq", "cerebras", "openrouter");

    private PackageRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule("everyPackageIsListed", PackageRules::everyPackageIsListed),
                new Rule("packagesOfCoreHaveAnOrder", PackageRules::packagesOfCoreHaveAnOrder),
                new Rule("packagesHaveNoCycles", PackageRules::packagesHaveNoCycles),
                new Rule("coreUsesListedLibrariesOnly", PackageRules::coreUsesListedLibrariesOnly),
                new Rule("providersDoNotKnowEachOther", PackageRules::providersDoNotKnowEachOther),
                new Rule("aProviderHasOnePublicClass", PackageRules::aProviderHasOnePublicClass),
                new Rule("springStaysInItsPackage", PackageRules::springStaysInItsPackage),
                new Rule("examplesUseWhatUsersCanUse", PackageRules::examplesUseWhatUsersCanUse));
    }

    private static Map<String, Set<String>> core() {
        Set<String> all = Set.of(
                "redact",
                "key",
                "chat",
                "provider",
                "provider.http",
                "fallback",
                "check",
                "limit",
                "knowledge",
                "conversation");
        return Map.ofEntries(
                Map.entry("redact", Set.of()),
                Map.entry("chat", Set.of()),
                Map.entry("key", Set.of("redact", "chat")),
                Map.entry("provider", Set.of("chat", "key")),
                Map.entry("provider.http", Set.of("provider", "redact", "chat", "key")),
                Map.entry("fallback", Set.of("redact", "chat", "key", "provider", "provider.http")),
                Map.entry("check", Set.of("chat", "key")),
                Map.entry("limit", Set.of()),
                Map.entry("knowledge", Set.of()),
                Map.entry("conversation", Set.of("chat")),
                Map.entry("assistant", all));
    }

    private static ArchRule everyPackageIsListed(Scope scope) {
        Set<String> listed = CORE.keySet().stream().map(scope::of).collect(Collectors.toSet());
        return classes()
                .that(scope.production())
                .should(condition("live in a package that has a place in the order", (type, violation) -> {
                    String name = type.getPackageName();
                    boolean elsewhere = name.startsWith(scope.of("providers.")) || name.startsWith(scope.of("spring"));
                    if (!listed.contains(name) && !elsewhere) {
                        violation.accept(type.getName() + " lives in a package that PackageRules does not list");
                    }
                }));
    }

    private static ArchRule packagesOfCoreHaveAnOrder(Scope scope) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        CORE.forEach((name, uses) ->
                allowed.put(scope.of(name), uses.stream().map(scope::of).collect(Collectors.toSet())));
        return classes()
                .that(scope.in(CORE.keySet().toArray(String[]::new)))
                .should(condition("use lower packages only", (type, violation) -> {
                    Set<String> uses = allowed.getOrDefault(type.getPackageName(), Set.of());
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String target = dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getPackageName();
                        boolean ours = target.startsWith(scope.root() + ".");
                        if (ours && !target.equals(type.getPackageName()) && !uses.contains(target)) {
                            violation.accept(dependency.getDescription());
                        }
                    }
                }));
    }

    /** {@code (**)} makes each package a slice of its own; {@code (*)..} would put nested ones into one. */
    private static ArchRule packagesHaveNoCycles(Scope scope) {
        return slices().matching(scope.of("(**)")).should().beFreeOfCycles();
    }

    private static ArchRule coreUsesListedLibrariesOnly(Scope scope) {
        return classes()
                .that(scope.in(CORE.keySet().toArray(String[]::new)))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        scope.of("(**)"),
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        "com.fasterxml.jackson..",
                        "dev.failsafe..",
                        "org.bouncycastle..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "");
    }

    private static ArchRule providersDoNotKnowEachOther(Scope scope) {
        String prefix = scope.of("providers.");
        return classes().that(scope.in("providers..")).should(condition("know no other provider", (type, violation) -> {
            String own = firstPart(type, prefix);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (!target.getPackageName().startsWith(prefix)) {
                    continue;
                }
                String other = firstPart(target, prefix);
                boolean base = other.equals("openai") && BUILT_ON_OPENAI.contains(own);
                if (!other.equals(own) && !base) {
                    violation.accept(dependency.getDescription());
                }
            }
        }));
    }

    private static String firstPart(JavaClass type, String prefix) {
        String rest = type.getPackageName().substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static ArchRule aProviderHasOnePublicClass(Scope scope) {
        String prefix = scope.of("providers.");
        return all(new AbstractClassesTransformer<Map.Entry<String, Set<String>>>("providers") {
                    @Override
                    public Iterable<Map.Entry<String, Set<String>>> doTransform(JavaClasses types) {
                        Map<String, Set<String>> published = new TreeMap<>();
                        for (JavaClass type : types) {
                            if (type.getPackageName().startsWith(prefix) && type.isTopLevelClass()) {
                                Set<String> names =
                                        published.computeIfAbsent(firstPart(type, prefix), name -> new TreeSet<>());
                                if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
                                    names.add(type.getSimpleName());
                                }
                            }
                        }
                        return published.entrySet();
                    }
                })
                .should(condition("have exactly one public class", (provider, violation) -> {
                    if (provider.getValue().size() != 1) {
                        violation.accept("provider " + provider.getKey() + " has the public classes "
                                + provider.getValue() + ", one is wanted");
                    }
                }));
    }

    private static ArchRule springStaysInItsPackage(Scope scope) {
        return noClasses()
                .that(scope.library())
                .and()
                .resideOutsideOfPackage(scope.of("spring.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..");
    }

    private static ArchRule examplesUseWhatUsersCanUse(Scope scope) {
        return classes()
                .that(scope.in("examples.."))
                .should(condition("use public types of exported packages only", (type, violation) -> {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        String name = target.getPackageName();
                        boolean ours = name.startsWith(scope.root() + ".") && !name.startsWith(scope.of("examples"));
                        if (ours && !(scope.exported().test(name) && Conditions.isPublicApi(target))) {
                            violation.accept(dependency.getDescription());
                        }
                    }
                }));
    }
}
