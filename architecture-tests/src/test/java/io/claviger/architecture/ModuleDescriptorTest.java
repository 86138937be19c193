package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exporting a package, or requiring a module, is a visible change: the descriptors are checked in. */
class ModuleDescriptorTest {
    private static final Path GOLDEN = Path.of("src/test/resources/modules");

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void descriptorIsTheOneCheckedIn(String module) {
        String found =
                ModuleDescriptors.of(module).map(ModuleDescriptors::describe).orElse("has no module descriptor\n");
        Path golden = GOLDEN.resolve(module + ".txt");

        assertThat(golden)
                .describedAs(
                        "If this is meant, create architecture-tests/%s with exactly this content:%n%n%s",
                        golden, found)
                .exists();
        assertThat(found)
                .describedAs(
                        "the descriptor of %s; if the change is meant, copy it into architecture-tests/%s",
                        module, golden)
                .isEqualTo(Repository.read(golden));
    }

    static Stream<String> published() {
        return Repository.publishedModules().stream().filter(ModuleDescriptorTest::hasSources);
    }

    @Test
    void everyCheckedInDescriptorHasAModule() {
        assertThat(Repository.files(GOLDEN.toAbsolutePath(), ".txt"))
                .extracting(file -> file.getFileName().toString().replace(".txt", ""))
                .isSubsetOf(Repository.publishedModules());
    }

    private static boolean hasSources(String module) {
        return Files.isDirectory(Repository.ROOT.resolve(module).resolve("src/main/java"));
    }
}
