package io.claviger.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The working tree: where its modules are, as the root POM lists them, and what they compiled to. */
final class Repository {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final List<String> WITHOUT_CODE =
            List.of("bom", "benchmarks", "acceptance-tests", "architecture-tests");

    private Repository() {}

    /** {@return all modules that may hold code, examples included} */
    static List<String> modules() {
        List<String> modules = new ArrayList<>();
        Matcher module = MODULE.matcher(read(ROOT.resolve("pom.xml")));
        while (module.find()) {
            if (!WITHOUT_CODE.contains(module.group(1))) {
                modules.add(module.group(1));
            }
        }
        return modules;
    }

    /** {@return the modules whose jars are published} */
    static List<String> publishedModules() {
        return modules().stream()
                .filter(module -> !read(pomOf(module)).contains("<maven.deploy.skip>true<"))
                .toList();
    }

    private static Path pomOf(String module) {
        return ROOT.resolve(module).resolve("pom.xml");
    }

    static Path classesOf(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the files of a tree with this ending, without anything that was built, downloaded or hidden} */
    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .filter(Repository::isSource)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSource(Path file) {
        for (Path part : ROOT.relativize(file)) {
            String name = part.toString();
            if (name.equals("target") || name.equals("node_modules") || name.equals("dist") || name.startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}
