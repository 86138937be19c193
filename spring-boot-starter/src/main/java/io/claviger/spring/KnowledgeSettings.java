package io.claviger.spring;

import io.claviger.knowledge.FolderKnowledgeBase;
import io.claviger.knowledge.KnowledgeBase;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/**
 * What is looked up before anybody is called.
 *
 * @param location The folder that holds a folder for each course, such as classpath:/knowledge/ or file:courses/. When
 *     not set, nothing is known and every question goes to a provider.
 */
record KnowledgeSettings(@Nullable String location) {
    private static final String CLASS_PATH = "classpath:";
    private static final String FILE = "file:";

    /** {@return the knowledge base, empty when no location is set} */
    KnowledgeBase load(@Nullable ClassLoader loader) {
        if (location == null) {
            return (course, question) -> Optional.empty();
        }
        if (location.startsWith(CLASS_PATH)) {
            return FolderKnowledgeBase.loadFromClassPath(loaderOf(loader), folderOnClassPath(location));
        }
        return FolderKnowledgeBase.load(folder(location)
                .orElseThrow(() -> new IllegalStateException("The location is checked before it is used.")));
    }

    void check(@Nullable ClassLoader loader, Faults faults) {
        faults.unless(
                location == null || isThere(location, loaderOf(loader)),
                "claviger.knowledge.location",
                "a folder that exists, written as classpath:/... or file:...");
    }

    private static boolean isThere(String location, ClassLoader loader) {
        if (location.startsWith(CLASS_PATH)) {
            String folder = folderOnClassPath(location);
            return !folder.isEmpty() && loader.getResource(folder) != null;
        }
        return folder(location).filter(Files::isDirectory).isPresent();
    }

    private static ClassLoader loaderOf(@Nullable ClassLoader loader) {
        return Objects.requireNonNull(loader == null ? ClassUtils.getDefaultClassLoader() : loader);
    }

    private static String folderOnClassPath(String location) {
        return location.substring(CLASS_PATH.length()).replaceAll("^/+|/+$", "");
    }

    private static Optional<Path> folder(String location) {
        if (!location.startsWith(FILE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResourceUtils.getFile(location).toPath());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}
