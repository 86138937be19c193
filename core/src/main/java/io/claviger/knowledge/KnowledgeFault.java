package io.claviger.knowledge;

/**
 * One thing that is wrong with the files of a knowledge base. Immutable.
 *
 * @param file the file or folder below the root, such as {@code dsa/trees.md}
 * @param line the line, counted from 1; 0 when it is about the whole file or folder
 * @param what a sentence that says what was wanted and what was found
 */
public record KnowledgeFault(String file, int line, String what) {
    /** {@return the place and the sentence, such as {@code dsa/trees.md:3: The question has no answer.}} */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + what : file + ":" + line + ": " + what;
    }
}
