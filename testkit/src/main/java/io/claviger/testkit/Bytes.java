package io.claviger.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes that are sent. Stateless. */
final class Bytes {
    private Bytes() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> utf8(List<String> texts) {
        List<byte[]> all = new ArrayList<>();
        texts.forEach(text -> all.add(utf8(text)));
        return all;
    }

    static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** {@return the bytes up to the last but one of a character in them} */
    static byte[] cutInside(byte[] bytes, String character) {
        byte[] victim = utf8(character);
        for (int at = 0; at + victim.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + victim.length, victim, 0, victim.length)) {
                return Arrays.copyOf(bytes, at + victim.length - 1);
            }
        }
        throw new IllegalArgumentException("The character to be cut is not in the bytes.");
    }

    /** Replaces a text by two bytes that are no UTF-8. */
    static byte[] spoil(String text, String victim) {
        int at = text.indexOf(victim);
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        spoilt.writeBytes(utf8(text.substring(0, at)));
        spoilt.write(0xC3);
        spoilt.write('(');
        spoilt.writeBytes(utf8(text.substring(at + victim.length())));
        return spoilt.toByteArray();
    }
}
