package io.claviger.acceptance;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for any ten consecutive characters of a key in a file of bytes, in every encoding a copy may have. */
final class KeyTraces {
    private static final int WINDOW = 10;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private KeyTraces() {}

    /** Ten characters in one encoding. */
    private record Window(byte[] bytes, String encoding) {}

    /** {@return the encodings in which a trace was found, empty when there is none} */
    static Set<String> find(Path file, String key) throws IOException {
        Map<Integer, List<Window>> wanted = new HashMap<>();
        for (Charset charset : CHARSETS) {
            add(wanted, windows(key), charset, charset.name());
            for (int alignment = 0; alignment < 3; alignment++) {
                add(wanted, windows(base64(key, alignment)), charset, "base64 in " + charset.name());
            }
        }
        return search(Files.readAllBytes(file), wanted);
    }

    private static void add(Map<Integer, List<Window>> wanted, Set<String> windows, Charset charset, String name) {
        for (String window : windows) {
            byte[] bytes = window.getBytes(charset);
            wanted.computeIfAbsent(beginning(bytes, 0), first -> new ArrayList<>())
                    .add(new Window(bytes, name));
        }
    }

    private static Set<String> search(byte[] bytes, Map<Integer, List<Window>> wanted) {
        BitSet beginnings = new BitSet(1 << 16);
        wanted.keySet().forEach(beginnings::set);
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i + 1 < bytes.length; i++) {
            int beginning = beginning(bytes, i);
            if (beginnings.get(beginning)) {
                for (Window window : wanted.getOrDefault(beginning, List.of())) {
                    int end = i + window.bytes().length;
                    if (end <= bytes.length && Arrays.equals(bytes, i, end, window.bytes(), 0, window.bytes().length)) {
                        found.add(window.encoding());
                    }
                }
            }
        }
        return found;
    }

    private static int beginning(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private static Set<String> windows(String text) {
        Set<String> windows = new LinkedHashSet<>();
        for (int i = 0; i + WINDOW <= text.length(); i++) {
            windows.add(text.substring(i, i + WINDOW));
        }
        return windows;
    }

    /** The part of the base64 form that does not depend on what stands before and after the key. */
    private static String base64(String key, int alignment) {
        String padded = "\0".repeat(alignment) + key;
        String encoded =
                Base64.getEncoder().withoutPadding().encodeToString(padded.getBytes(StandardCharsets.ISO_8859_1));
        return encoded.substring(alignment == 0 ? 0 : 4, encoded.length() - 2);
    }
}
