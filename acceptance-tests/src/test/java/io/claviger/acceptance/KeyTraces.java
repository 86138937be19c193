package io.claviger.acceptance;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
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
        List<byte[]> wanted =
                windows.stream().map(window -> window.getBytes(charset)).toList();
        BitSet beginnings = new BitSet(1 << 16);
        wanted.forEach(window -> beginnings.set(beginning(window, 0)));
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (beginnings.get(beginning(bytes, i)) && standsAt(bytes, i, wanted)) {
                found.add(name);
                return;
            }
        }
    }

    private static boolean standsAt(byte[] bytes, int at, List<byte[]> wanted) {
        for (byte[] window : wanted) {
            int end = at + window.length;
            if (end <= bytes.length && Arrays.equals(bytes, at, end, window, 0, window.length)) {
                return true;
            }
        }
        return false;
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
