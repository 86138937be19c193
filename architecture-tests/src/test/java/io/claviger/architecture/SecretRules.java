package io.claviger.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.claviger.architecture.Conditions.condition;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who may touch a key, and what may not happen to it. */
final class SecretRules {
    private static final Set<String> RAW_TYPES =
            Set.of("java.lang.String", "java.lang.CharSequence", "[C", "[B", "char[]", "byte[]");
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(api|raw|secret|private|.*provider)?keys?|.*(secret|token|password|passphrase|credential)");

    /** Components that are called after a key and hold its label, such as {@code gemini key 1}. */
    private static final Set<String> LABELS = Set.of("chat.Attempt.key", "chat.ChatEvent$AttemptStarted.key");

    private static final Set<String> KEYED_HASH = Set.of(
            "javax.crypto.Mac",
            "javax.crypto.spec.SecretKeySpec",
            "org.bouncycastle.crypto.macs.SipHash128",
            "org.bouncycastle.crypto.params.KeyParameter");

    private static final DescribedPredicate<JavaClass> LOGGER = JavaClass.Predicates.resideInAnyPackage(
                    "org.slf4j..", "java.util.logging..", "ch.qos.logback..", "org.apache.logging..")
            .or(describe("a logger of the JDK", type -> type.getName().startsWith("java.lang.System$Logger")));

    /** Everything that can open a connection; {@code URI} is only a name. */
    private static final DescribedPredicate<JavaClass> SOCKET = describe("sockets", type -> {
        String name = type.getName();
        boolean network = name.startsWith("java.net.http.")
                || name.startsWith("javax.net.")
                || name.startsWith("com.sun.net.httpserver.")
                || name.matches("java\\.net\\.(.*Socket.*|URL|.*URLConnection|Proxy.*|Inet.*|Authenticator.*|Cookie.*)")
                || name.matches("java\\.nio\\.channels\\..*(Socket|Datagram|Selector|Network).*");
        return network;
    });

    private SecretRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule("keysReachNoLoggerAndNoSocket", SecretRules::keysReachNoLoggerAndNoSocket),
                new Rule("ciphersStayWithTheKeys", SecretRules::ciphersStayWithTheKeys),
                new Rule("socketsStayInOnePackage", SecretRules::socketsStayInOnePackage),
                new Rule("onlyProvidersBorrowKeys", SecretRules::onlyProvidersBorrowKeys),
                new Rule("recordsHoldNoSecret", SecretRules::recordsHoldNoSecret),
                new Rule("custodiansAreNoValues", SecretRules::custodiansAreNoValues),
                new Rule("nobodyReadsTheEnvironment", SecretRules::nobodyReadsTheEnvironment));
    }

    /** The packages below {@code key} are included: what they cannot do, a key cannot reach through them. */
    private static ArchRule keysReachNoLoggerAndNoSocket(Scope scope) {
        return noClasses().that(scope.in("key", "redact", "chat")).should().dependOnClassesThat(LOGGER.or(SOCKET));
    }

    /**
     * Redaction recognises a key by a keyed hash, so that it need not hold the key; AWS wants requests signed with one.
     * Nobody else has a use for it.
     */
    private static ArchRule ciphersStayWithTheKeys(Scope scope) {
        return classes()
                .that(scope.production().and(not(scope.in("key"))))
                .should(condition("leave cryptography to the keys", (type, violation) -> {
                    boolean hashes = type.getPackageName().equals(scope.of("redact"))
                            || type.getName().equals(scope.of("providers.bedrock.Signature"));
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        String target = dependency.getTargetClass().getName();
                        boolean cryptography =
                                target.startsWith("javax.crypto.") || target.startsWith("org.bouncycastle.");
                        if (cryptography && !(hashes && KEYED_HASH.contains(target))) {
                            violation.accept(dependency.getDescription());
                        }
                    }
                }));
    }

    private static ArchRule socketsStayInOnePackage(Scope scope) {
        return noClasses()
                .that(scope.production().and(not(scope.in("provider.http"))))
                .should()
                .dependOnClassesThat(SOCKET);
    }

    private static ArchRule onlyProvidersBorrowKeys(Scope scope) {
        return classes()
                .that(scope.library().and(not(scope.in("key", "provider.http", "providers.."))))
                .should(condition("borrow no key", (type, violation) -> {
                    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                        if (isLoan(access, scope)) {
                            violation.accept(access.getDescription());
                        }
                    }
                }));
    }

    static boolean isLoan(JavaAccess<?> access, Scope scope) {
        return access.getTargetOwner().getName().equals(scope.of("key.ApiKey"))
                && access.getTarget().getName().equals("lend");
    }

    private static ArchRule recordsHoldNoSecret(Scope scope) {
        return classes()
                .that(scope.library().and(describe("are records", JavaClass::isRecord)))
                .should(condition("hold no secret", (type, violation) -> {
                    for (JavaField field : instanceFields(type)) {
                        boolean label = LABELS.stream().map(scope::of).anyMatch(field.getFullName()::equals);
                        if (!label
                                && RAW_TYPES.contains(field.getRawType().getName())
                                && SECRET_NAME.matcher(field.getName()).matches()) {
                            violation.accept(field.getDescription() + " prints in toString and lives until collected");
                        }
                    }
                }));
    }

    private static ArchRule custodiansAreNoValues(Scope scope) {
        return classes()
                .that(scope.in("key").and(describe("hold raw bytes or characters", SecretRules::holdsRawMaterial)))
                .should(condition("be neither comparable nor serializable", (type, violation) -> {
                    if (type.isRecord() || type.isAssignableTo(Serializable.class)) {
                        violation.accept(type.getName() + " is a record or serializable");
                    }
                    if (type.tryGetMethod("equals", Object.class).isPresent()
                            || type.tryGetMethod("hashCode").isPresent()) {
                        violation.accept(type.getName() + " has an equals or hashCode over what it holds");
                    }
                }));
    }

    private static boolean holdsRawMaterial(JavaClass type) {
        return instanceFields(type).stream()
                .anyMatch(field -> field.getRawType().isArray()
                        && field.getRawType().getBaseComponentType().isPrimitive());
    }

    private static List<JavaField> instanceFields(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .toList();
    }

    private static ArchRule nobodyReadsTheEnvironment(Scope scope) {
        return classes()
                .that(scope.production())
                .should(condition("read no environment variable", (type, violation) -> {
                    for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                        if (access.getTargetOwner().getName().equals("java.lang.System")
                                && access.getTarget().getName().equals("getenv")) {
                            violation.accept(access.getDescription());
                        }
                    }
                }));
    }
}
