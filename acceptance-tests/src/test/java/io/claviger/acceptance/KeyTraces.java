package io.claviger.acceptance;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks for any ten consecutive characters of a key in a file of bytes, in every encoding a copy may have. */
final class KeyTraces {
    private static final int WINDOW = 10;
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private KeyTraces() {}

    /** {@return the encodings in which a trace was found, empty when there is none} */
    static Set<String> find(Path file, String key) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Set<String> found = new LinkedHashSet<>();
        for (Charset charset : CHARSETS) {
            search(bytes, windows(key), charset, charset.name(), found);
            for (int alignment = 0; alignment < 3; alignment++) {
                search(bytes, windows(base64(key, alignment)), charset, "base64 in " + charset.name(), found);
            }
        }
        return found;
    }

    private static void search(byte[] bytes, Set<String> windows, Charset charset, String name, Set<String> found) {
        Set<Long> heads = new HashSet<>();
        windows.forEach(window -> heads.add(head(window.getBytes(charset), 0)));
        for (int i = 0; i + 8 <= bytes.length; i++) {
            if (heads.contains(head(bytes, i)) && startsWithAny(bytes, i, windows, charset)) {
                found.add(name);
                return;
            }
        }
    }

    private static boolean startsWithAny(byte[] bytes, int at, Set<String> windows, Charset charset) {
        for (String window : windows) {
            byte[] wanted = window.getBytes(charset);
            if (at + wanted.length <= bytes.length
                    && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static long head(byte[] bytes, int at) {
        long head = 0;
        for (int i = 0; i < 8; i++) {
            head = head << 8 | bytes[at + i] & 0xFF;
        }
        return head;
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
