package io.claviger.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a question asks, without the ways of asking: "What is a binary tree?", "what's a Binary Tree" and "please explain
 * binary trees" are all {@code binary tree}.
 *
 * <p>Only whole frames around a subject are taken away, never words because they are frequent: "What is a for loop?"
 * must not become "What is a loop?".
 */
final class Wording {
    // More words than this are a story, and stories are not looked up.
    private static final int MOST_WORDS = 40;

    private static final Set<String> EMPHASIS = Set.of("exactly", "actually", "basically", "really");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    // Words that never change what is asked. No prepositions: "for" is a loop, "in" is an operator.
    private static final Set<String> FILLERS =
            Set.of("i", "you", "we", "me", "my", "your", "our", "just", "simply", "also", "please");

    private final List<String> words;

    private Wording(List<String> words) {
        this.words = words;
    }

    /** {@return the wording of any text at all; without words when the text is too long to be a question} */
    static Wording of(String text) {
        List<String> tokens = Tokens.of(text);
        if (tokens.size() > MOST_WORDS) {
            return new Wording(List.of());
        }
        List<String> asked = Comparison.canonical(Frames.without(withoutEmphasisAndArticles(tokens)));
        return new Wording(asked.stream().map(Stem::of).toList());
    }

    private static List<String> withoutEmphasisAndArticles(List<String> tokens) {
        List<String> rest = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            // What an article stands before is a word; before a symbol or at the end it is a name, as in "A*".
            boolean beforeWord = i + 1 < tokens.size()
                    && Character.isLetterOrDigit(tokens.get(i + 1).codePointAt(0));
            boolean article = ARTICLES.contains(tokens.get(i)) && beforeWord;
            if (!article && !EMPHASIS.contains(tokens.get(i))) {
                rest.add(tokens.get(i));
            }
        }
        return rest;
    }

    List<String> words() {
        return words;
    }

    /** {@return whether any word says what the question is about} */
    boolean hasContent() {
        return words.stream().anyMatch(Wording::isContent);
    }

    static boolean isContent(String word) {
        return !FILLERS.contains(word);
    }
}
