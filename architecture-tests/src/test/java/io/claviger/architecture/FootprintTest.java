package io.claviger.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What core and the five providers of the quickstart add to an application: it must not grow unnoticed, and the README says it right. */
class FootprintTest {
    /**
     * Ours: core and seven providers. Foreign: three of Jackson, Failsafe, Bouncy Castle, JSpecify, slf4j-api, and the
     * {@code eventstream} of Bedrock.
     */
    private static final int MAX_OWN_JARS = 8;

    private static final int MAX_FOREIGN_JARS = 8;
    /** Measured 0.7 MB, with room for one more feature of the size of the largest. */
    private static final double MAX_OWN_MEGABYTES = 0.9;

    private static final double MAX_FOREIGN_MEGABYTES = 12;
    private static final Pattern STATED = Pattern.compile("(\\d+) jars, (\\d+(?:\\.\\d+)?) MB");

    private List<Path> jars = List.of();

    @BeforeEach
    void readTheClassPathThatTheBuildWrote() {
        Path list = Repository.ROOT.resolve("examples/quickstart/target/runtime-classpath.txt");
        assumeTrue(Files.exists(list), "the jars are weighed by `mvn verify`, which packs them first");
        jars = Arrays.stream(Repository.read(list).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        assumeTrue(jars.stream().allMatch(Files::isRegularFile), "the jars are weighed by `mvn verify`");
    }

    @Test
    void fewAndSmallJarsComeWithCoreAndAllProviders() {
        List<Path> own = jars.stream().filter(FootprintTest::isOwn).toList();
        List<Path> foreign = jars.stream().filter(jar -> !isOwn(jar)).toList();

        jars.forEach(jar -> System.out.printf(Locale.ROOT, "%9d  %s%n", bytes(jar), jar.getFileName()));
        System.out.println(statement());

        assertThat(own).hasSizeBetween(MAX_OWN_JARS, MAX_OWN_JARS);
        assertThat(foreign).hasSizeBetween(1, MAX_FOREIGN_JARS);
        assertThat(megabytes(own)).describedAs("megabytes of our own jars").isLessThan(MAX_OWN_MEGABYTES);
        assertThat(megabytes(foreign)).describedAs("megabytes of other jars").isLessThan(MAX_FOREIGN_MEGABYTES);
    }

    @Test
    void readmeStatesTheFootprint() {
        Matcher stated = STATED.matcher(Repository.read(Repository.ROOT.resolve("README.md")));

        assertThat(stated.find())
                .describedAs("the README tells what core and all providers weigh, such as: " + statement())
                .isTrue();
        assertThat(Integer.parseInt(stated.group(1))).isEqualTo(jars.size());
        assertThat(Double.parseDouble(stated.group(2))).isCloseTo(megabytes(jars), within(0.5));
    }

    private String statement() {
        return String.format(Locale.ROOT, "%d jars, %.1f MB", jars.size(), megabytes(jars));
    }

    private static boolean isOwn(Path jar) {
        return jar.getFileName().toString().startsWith("claviger-");
    }

    private static double megabytes(List<Path> jars) {
        return jars.stream().mapToLong(FootprintTest::bytes).sum() / 1e6;
    }

    private static long bytes(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
