package io.claviger.knowledge;

/**
 * An answer from a course. Immutable.
 *
 * @param question the question it was written for
 * @param answer the answer in Markdown
 * @param source where it stands, such as a file's name
 * @param score how well the questions fit, above 0 and at most 1; 1 for the same words
 */
public record KnowledgeAnswer(String question, String answer, String source, double score) {}
