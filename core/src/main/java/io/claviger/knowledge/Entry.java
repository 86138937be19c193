package io.claviger.knowledge;

import java.util.List;
import java.util.stream.Stream;

/** One question of a course with its answer and the place where it is written. */
record Entry(String question, List<String> alternatives, String answer, String file, int line) {
    Entry {
        alternatives = List.copyOf(alternatives);
    }

    Stream<String> wordings() {
        return Stream.concat(Stream.of(question), alternatives.stream());
    }

    String source() {
        return file + ":" + line;
    }
}
