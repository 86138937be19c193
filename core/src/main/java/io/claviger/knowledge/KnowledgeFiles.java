package io.claviger.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the files of all courses, in a folder or on the class path: Markdown and JSON, at any depth, none hidden. */
final class KnowledgeFiles {
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

    /** Reads all folders of that name, in class folders and in jars, also in jars within jars. */
    static List<KnowledgeFile> onClassPath(ClassLoader loader, String root) {
        List<KnowledgeFile> files = new ArrayList<>();
        try {
            List<URL> places = Collections.list(loader.getResources(root));
            if (places.isEmpty()) {
                throw new NotDirectoryException("classpath:" + root);
            }
            for (URL place : places) {
                URLConnection connection = place.openConnection();
                if (connection instanceof JarURLConnection inJar) {
                    addFromJar(files, inJar);
                } else {
                    files.addAll(inFolder(Path.of(place.toURI())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The class path names its folders by URI; found another name.", e);
        }
        return sorted(files);
    }

    private static void addFromJar(List<KnowledgeFile> files, JarURLConnection connection) throws IOException {
        // A shared jar file must not be closed here, a private one must.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            String prefix = withSlash(connection.getEntryName());
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                String name = entry.getName().substring(prefix.length());
                if (isCourseFile(name)) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        files.add(new KnowledgeFile(name, content.readAllBytes()));
                    }
                }
            }
        }
    }

    private static String withSlash(String folder) {
        return folder.endsWith("/") ? folder : folder + "/";
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
