package io.claviger.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Test vectors in files: one case in a line, fields between commas, bytes in hexadecimal. */
final class Vectors {
    private Vectors() {}

    static List<String[]> read(String resource) {
        try (InputStream in = Vectors.class.getResourceAsStream("/wycheproof/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] join(byte[] first, byte[] second) {
        return hex(HexFormat.of().formatHex(first) + HexFormat.of().formatHex(second));
    }
}
