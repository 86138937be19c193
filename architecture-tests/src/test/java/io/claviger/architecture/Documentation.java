package io.claviger.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what a document says with what the repository holds; gives back what is wrong, in words. */
final class Documentation {
    /** {@code Type}, {@code Outer.Inner}, {@code Type.member(...)}, {@code Type#member}, {@code @Type}, {@code new Type(...)}. */
    private static final Pattern TYPE_NAME =
            Pattern.compile("(?:new |@)?([A-Z]\\w*(?:\\.[A-Z][a-z]\\w*)*)(?:<[^>]*>)?(?:[.#](\\w+))?(?:\\(.*\\)?)?;?");

    private static final Pattern TWO_WORDS = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");
    private static final List<String> JDK_PACKAGES = List.of(
            "java.lang",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.time",
            "java.io",
            "java.nio",
            "java.net",
            "java.net.http",
            "java.nio.file",
            "javax.crypto",
            "java.security");
    private static final Pattern REGION = Pattern.compile("(?ms)^ *// README: begin\\n(.*?)^ *// README: end$");

    private final JavaClasses code;
    private final Set<String> ownNames;
    private final Set<String> foreignNames;

    /**
     * Collects what exists.
     *
     * @param code the compiled classes of all modules
     * @param foreignNames names of other projects that the documents may use
     */
    Documentation(JavaClasses code, Set<String> foreignNames) {
        this.code = code;
        this.foreignNames = foreignNames;
        this.ownNames = code.stream().map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        for (String ending : List.of(".java", ".ts", ".tsx")) {
            Repository.files(Repository.ROOT, ending)
                    .forEach(file -> ownNames.add(file.getFileName().toString().replaceFirst("\\..*", "")));
        }
    }

    /** {@return the documents whose truth is tested} */
    static List<Path> files() {
        return Repository.files(Repository.ROOT, ".md");
    }

    /** {@return types and members that the document names and nobody has} */
    List<String> unknownTypes(Markdown document) {
        List<String> unknown = new ArrayList<>();
        for (String span : document.codeSpans()) {
            Matcher name = TYPE_NAME.matcher(span);
            if (name.matches()) {
                String type = name.group(1).substring(name.group(1).lastIndexOf('.') + 1);
                boolean looksLikeType = TWO_WORDS.matcher(type).matches() || name.group(2) != null;
                if (looksLikeType && !isKnown(type, name.group(2))) {
                    unknown.add("`" + span + "` is not in the code");
                }
            }
        }
        Set<String> qualified =
                code.stream().map(type -> type.getName().replace('$', '.')).collect(Collectors.toSet());
        for (String name : document.qualifiedTypes()) {
            if (!qualified.contains(name)) {
                unknown.add(name + " is not in the code");
            }
        }
        return unknown;
    }

    private boolean isKnown(String type, String member) {
        if (foreignNames.contains(type)) {
            return true;
        }
        if (!ownNames.contains(type)) {
            return JDK_PACKAGES.stream().anyMatch(name -> exists(name + "." + type));
        }
        List<JavaClass> candidates = code.stream()
                .filter(known -> known.getSimpleName().equals(type))
                .toList();
        return member == null || candidates.isEmpty() || candidates.stream().anyMatch(known -> has(known, member));
    }

    private static boolean has(JavaClass type, String member) {
        return Stream.of(type.getAllMethods(), type.getAllFields())
                .flatMap(Set::stream)
                .anyMatch(found -> found.getName().equals(member));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Documentation.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** {@return relative links of the document that lead nowhere} */
    static List<String> brokenLinks(Path file, Markdown document) {
        List<String> broken = new ArrayList<>();
        for (String link : document.links()) {
            if (link.matches("[a-z]+:.*")) {
                continue;
            }
            String path = link.replaceFirst("#.*", "");
            Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
            if (!target.startsWith(Repository.ROOT) || !Files.exists(target)) {
                broken.add(link + " leads to no file");
            } else if (link.contains("#") && target.toString().endsWith(".md")) {
                String anchor = link.substring(link.indexOf('#') + 1);
                if (!Markdown.of(Repository.read(target)).anchors().contains(anchor)) {
                    broken.add(link + " leads to no heading");
                }
            }
        }
        return broken;
    }

    /** {@return artifacts that the document names and no module has} */
    static List<String> unknownArtifacts(Markdown document) {
        Set<String> artifacts = Stream.concat(Repository.modules().stream(), Stream.of("bom", "architecture-tests"))
                .map(module -> Repository.read(Repository.ROOT.resolve(module).resolve("pom.xml")))
                .map(pom -> pom.replaceFirst("(?s)<parent>.*?</parent>", ""))
                .map(pom -> pom.replaceFirst("(?s).*?<artifactId>([^<]+)</artifactId>.*", "$1"))
                .collect(Collectors.toSet());
        return document.artifacts().stream()
                .filter(artifact -> !artifacts.contains(artifact))
                .map(artifact -> artifact + " is no module")
                .toList();
    }

    /** {@return Java blocks of the document that no compiled example holds as a region} */
    static List<String> foreignCode(Markdown document, List<String> regions) {
        return document.code().stream()
                .filter(block -> !regions.contains(block))
                .map(block -> "no example holds this block between `// README: begin` and `// README: end`:\n" + block)
                .toList();
    }

    /** {@return the marked regions of a source file, without its common indentation} */
    static List<String> regions(String source) {
        List<String> regions = new ArrayList<>();
        Matcher region = REGION.matcher(source);
        while (region.find()) {
            regions.add(region.group(1).stripTrailing().stripIndent());
        }
        return regions;
    }
}
