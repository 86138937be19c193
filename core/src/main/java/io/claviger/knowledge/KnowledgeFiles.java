package io.claviger.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files of all courses, in a folder or on the class path: Markdown and JSON, at any depth, none hidden. */
final class KnowledgeFiles {
    private static final String JAR = "jar:";

    private KnowledgeFiles() {}

    static List<KnowledgeFile> inFolder(Path root) {
        List<KnowledgeFile> files = new ArrayList<>();
        try {
            if (!Files.isDirectory(root)) {
                throw new NotDirectoryException(root.toString());
            }
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                    String name = root.relativize(path).toString().replace('\\', '/');
                    if (isCourseFile(name)) {
                        files.add(new KnowledgeFile(name, Files.readAllBytes(path)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sorted(files);
    }

    /**
     * Reads all folders of that name, in class folders and in jars, also in jars within jars where a file system for
     * those is installed, as in an executable jar of Spring Boot.
     */
    static List<KnowledgeFile> onClassPath(ClassLoader loader, String root) {
        List<KnowledgeFile> files = new ArrayList<>();
        try {
            // Places by name only: a URL could open a connection, and this package opens none.
            List<?> places = loader.resources(root).toList();
            if (places.isEmpty()) {
                throw new NotDirectoryException("classpath:" + root);
            }
            for (Object place : places) {
                files.addAll(at(place.toString(), root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sorted(files);
    }

    private static List<KnowledgeFile> at(String place, String root) throws IOException {
        if (!place.startsWith(JAR)) {
            return inFolder(Path.of(URI.create(place)));
        }
        Path jar = Path.of(URI.create(place.substring(JAR.length(), place.lastIndexOf("!/"))));
        try (FileSystem content = FileSystems.newFileSystem(jar)) {
            return inFolder(content.getPath("/" + root));
        }
    }

    private static boolean isCourseFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean readable = lower.endsWith(".md") || lower.endsWith(".json");
        return readable && name.indexOf('/') > 0 && !name.startsWith(".") && !name.contains("/.");
    }

    private static List<KnowledgeFile> sorted(List<KnowledgeFile> files) {
        files.sort(Comparator.comparing(KnowledgeFile::name));
        return files;
    }
}
