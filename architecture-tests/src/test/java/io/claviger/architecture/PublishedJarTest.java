package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every published jar carries beside its classes, and what it does not. */
class PublishedJarTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void jarCarriesLicenceAndBillOfMaterials(String module) throws IOException {
        List<String> entries = entries(module);

        assertThat(entries).contains("META-INF/LICENSE", "META-INF/NOTICE");
        // Maven makes no bill of materials offline (-o).
        if (entries.contains("META-INF/sbom/")) {
            assertThat(entries).contains("META-INF/sbom/claviger-" + module + ".cdx.json");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void jarIsTheSameForEveryBuildOfACommit(String module) throws IOException {
        try (JarFile jar = new JarFile(jarOf(module).toFile())) {
            List<Long> times = jar.stream().map(ZipEntry::getTime).distinct().toList();

            assertThat(times)
                    .describedAs("time stamps in the jar: one, project.build.outputTimestamp")
                    .hasSize(1);
        }
    }

    static Stream<String> published() {
        return Repository.publishedModules().stream();
    }

    private static List<String> entries(String module) throws IOException {
        try (JarFile jar = new JarFile(jarOf(module).toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Path jarOf(String module) throws IOException {
        Path target = Repository.ROOT.resolve(module).resolve("target");
        assumeTrue(Files.isDirectory(target), "the jars are looked into by `mvn verify`, which packs them first");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(file -> file.toString().matches(".*[0-9](-SNAPSHOT)?\\.jar"))
                    .toList();
            assumeTrue(jars.size() == 1, "the jars are looked into by `mvn verify`, which packs them first");
            return jars.get(0);
        }
    }
}
