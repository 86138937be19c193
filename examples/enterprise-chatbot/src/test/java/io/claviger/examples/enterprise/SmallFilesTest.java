package io.claviger.examples.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this example says about itself. */
class SmallFilesTest {
    private static final int LINES = 150;

    @Test
    void noFileIsLong() throws IOException {
        try (Stream<Path> src = Files.walk(Path.of("src"));
                Stream<Path> dev = Files.walk(Path.of("dev"))) {
            List<Path> files = Stream.of(src, dev, Stream.of(Path.of("pom.xml"), Path.of("README.md")))
                    .flatMap(some -> some)
                    .filter(Files::isRegularFile)
                    .toList();

            assertThat(files)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LINES));
        }
    }
}
