package io.claviger.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One file of a course: its name below the root, with slashes, and its bytes. */
final class KnowledgeFile {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final byte[] bytes;

    KnowledgeFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    /** {@return the folder right below the root} */
    String course() {
        return name.substring(0, name.indexOf('/'));
    }

    String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** {@return the text, or nothing after noting why} */
    Optional<String> text(Faults faults) {
        if (bytes.length > MAX_BYTES) {
            faults.add(name, 0, "A file has at most " + MAX_BYTES + " bytes; found " + bytes.length + ".");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            faults.add(name, 0, "A file is UTF-8; found other bytes.");
            return Optional.empty();
        }
    }
}
