package io.claviger.knowledge;

/**
 * A course that a knowledge base has questions about. Immutable.
 *
 * @param id the name that requests use, in lower case, such as {@code dsa}
 * @param title the name that people read, such as {@code Data structures and algorithms}
 */
public record Course(String id, String title) {}
