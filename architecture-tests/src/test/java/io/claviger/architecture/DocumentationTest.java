package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say is so. */
class DocumentationTest {
    private static final Path README = Repository.ROOT.resolve("README.md");
    private static final Documentation DOCUMENTATION =
            new Documentation(ArchitectureTest.CODE, names("src/test/resources/foreign-names.txt"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void typesAndMembersNamedInADocumentExist(Path document) {
        assertThat(DOCUMENTATION.unknownTypes(read(document)))
                .describedAs("names in %s; those of other projects go to foreign-names.txt", document)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void relativeLinksLeadSomewhere(Path document) {
        assertThat(Documentation.brokenLinks(Repository.ROOT.resolve(document), read(document)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void artifactsNamedInADocumentExist(Path document) {
        assertThat(Documentation.unknownArtifacts(read(document))).isEmpty();
    }

    @Test
    void javaInTheReadmeIsTakenFromAnExampleThatCompiles() {
        List<String> regions = Repository.files(Repository.ROOT.resolve("examples"), ".java").stream()
                .flatMap(source -> Documentation.regions(Repository.read(source)).stream())
                .toList();

        Markdown readme = Markdown.of(Repository.read(README));

        assertThat(readme.code()).describedAs("Java blocks in the README").isNotEmpty();
        assertThat(Documentation.foreignCode(readme, regions)).isEmpty();
    }

    static Stream<Path> documents() {
        return Documentation.files().stream().map(Repository.ROOT::relativize);
    }

    private static Markdown read(Path document) {
        return Markdown.of(Repository.read(Repository.ROOT.resolve(document)));
    }

    private static Set<String> names(String file) {
        return Repository.read(Path.of(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
    }
}
