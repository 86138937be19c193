package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checks of {@link DocumentationTest} find what they are made for, and nothing else. */
class DocumentationHasTeethTest {
    private static final Path README = Repository.ROOT.resolve("README.md");
    private final Documentation documentation = new Documentation(ArchitectureTest.CODE, Set.of("WebSocket"));

    @Test
    void findsTypesAndMembersThatDoNotExist() {
        Markdown document = Markdown.of("Use `ChatWaggon` or `ChatRequest.fly(x)`, not `FailureKind.TIMEOUT_TWICE`,"
                + " `Nobody.calls()` and io.claviger.chat.ChatWheel.");

        assertThat(documentation.unknownTypes(document))
                .containsExactly(
                        "`ChatWaggon` is not in the code",
                        "`ChatRequest.fly(x)` is not in the code",
                        "`FailureKind.TIMEOUT_TWICE` is not in the code",
                        "`Nobody.calls()` is not in the code",
                        "io.claviger.chat.ChatWheel is not in the code");
    }

    @Test
    void acceptsOwnTypesTheJdkAndListedNames() {
        Markdown document = Markdown.of(
                "`ChatRequest`, `ChatRequest.of(\"hi\")`, `FailureKind.TIMEOUT`, `ApiKey#lend`,"
                        + " `ChatEvent.Delta`, `HttpClient`, `Thread.sleep`, `WebSocket`, `INVALID_KEY`, `Retry-After`,"
                        + " `Message`, `RulesHaveTeethTest`, io.claviger.chat.ChatRequest and\n```java\nNoSuch.thing();\n```\n");

        assertThat(documentation.unknownTypes(document)).isEmpty();
    }

    @Test
    void findsLinksThatLeadNowhere() {
        Markdown document = Markdown.of("# One heading\n[a](docs/none.md) [b](#two) [c](../../outside.md)"
                + " [d](pom.xml) [e](https://example.org/x) `[f](none)`");

        assertThat(Documentation.brokenLinks(README, document))
                .contains("docs/none.md leads to no file", "../../outside.md leads to no file")
                .noneMatch(problem -> problem.startsWith("pom.xml") || problem.startsWith("https"));
    }

    @Test
    void findsAnchorsThatNoHeadingHas() {
        Path changelog = Repository.ROOT.resolve("CHANGELOG.md");

        assertThat(Documentation.brokenLinks(changelog, Markdown.of("[a](#unreleased) [b](CHANGELOG.md#nowhere)")))
                .containsExactly("CHANGELOG.md#nowhere leads to no heading");
    }

    @Test
    void makesAnchorsTheWayForgesDo() {
        assertThat(Markdown.of("## What is `it`, and why?\n### A - B\n").anchors())
                .containsExactly("what-is-it-and-why", "a---b");
    }

    @Test
    void findsArtifactsThatNoModuleHas() {
        Markdown document = Markdown.of(
                "```xml\n<artifactId>claviger-cor</artifactId>\n<artifactId>claviger-testkit</artifactId>\n```\n");

        assertThat(Documentation.unknownArtifacts(document)).containsExactly("claviger-cor is no module");
    }

    @Test
    void findsCodeThatNoExampleHolds() {
        List<String> regions = Documentation.regions(
                "class A {\n    // README: begin\n    a();\n      b();\n    // README: end\n    c();\n}\n");
        Markdown document = Markdown.of("```java\na();\n  b();\n```\n\n```java\nc();\n```\n");

        assertThat(regions).containsExactly("a();\n  b();");
        assertThat(Documentation.foreignCode(document, regions))
                .singleElement()
                .asString()
                .endsWith("c();");
    }
}
