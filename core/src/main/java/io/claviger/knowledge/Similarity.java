package io.claviger.knowledge;

import java.util.List;
import java.util.Set;

/**
 * How well a person's wording fits a known one: the weight of the words they share in the same order, against the
 * weight of all words of both. A word that says something and has no counterpart on the other side makes it 0; what is
 * left to differ are fillers and slips of the pen.
 */
final class Similarity {
    private static final double CONTENT_WEIGHT = 1;
    private static final double FILLER_WEIGHT = 0.2;

    // A slip of the pen is believed in long words only: one letter makes a stack of a stick.
    private static final int SHORTEST_MISSPELT = 7;
    private static final double MISSPELT = 0.9;

    private final List<String> asked;
    private final List<String> known;
    private final Set<String> vocabulary;

    private Similarity(List<String> asked, List<String> known, Set<String> vocabulary) {
        this.asked = asked;
        this.known = known;
        this.vocabulary = vocabulary;
    }

    /**
     * Compares two wordings.
     *
     * @param vocabulary all words of the course; none of them is taken for a misspelling of another
     * @return 0 to 1
     */
    static double of(List<String> asked, List<String> known, Set<String> vocabulary) {
        return new Similarity(asked, known, vocabulary).score();
    }

    private double score() {
        double[][] best = new double[asked.size() + 1][known.size() + 1];
        for (int i = asked.size() - 1; i >= 0; i--) {
            for (int j = known.size() - 1; j >= 0; j--) {
                double skipped = Math.max(best[i + 1][j], best[i][j + 1]);
                best[i][j] = Math.max(skipped, fit(i, j) + best[i + 1][j + 1]);
            }
        }
        return everyContentWordFits(best) ? best[0][0] / (weight(asked) + weight(known) - best[0][0]) : 0;
    }

    /** Follows the best alignment: every content word has its counterpart, and at least one is spelt the same. */
    private boolean everyContentWordFits(double[][] best) {
        boolean exact = false;
        int i = 0;
        int j = 0;
        while (i < asked.size() && j < known.size()) {
            if (best[i][j] == best[i][j + 1]) {
                if (Wording.isContent(known.get(j++))) {
                    return false;
                }
            } else if (best[i][j] == best[i + 1][j]) {
                if (Wording.isContent(asked.get(i++))) {
                    return false;
                }
            } else {
                exact |= Wording.isContent(asked.get(i)) && asked.get(i).equals(known.get(j));
                i++;
                j++;
            }
        }
        return exact
                && asked.subList(i, asked.size()).stream().noneMatch(Wording::isContent)
                && known.subList(j, known.size()).stream().noneMatch(Wording::isContent);
    }

    private double fit(int i, int j) {
        String word = asked.get(i);
        String other = known.get(j);
        if (word.equals(other)) {
            return weight(word);
        }
        return isMisspelling(word, other) ? MISSPELT * weight(other) : 0;
    }

    private boolean isMisspelling(String word, String other) {
        return Math.min(word.length(), other.length()) >= SHORTEST_MISSPELT
                && word.charAt(0) == other.charAt(0)
                && !vocabulary.contains(word)
                && isOneSlipApart(word, other);
    }

    /** {@return whether one letter is added, left out or replaced, or two neighbours are swapped; never a digit} */
    private static boolean isOneSlipApart(String word, String other) {
        int from = 0;
        int shorter = Math.min(word.length(), other.length());
        while (from < shorter && word.charAt(from) == other.charAt(from)) {
            from++;
        }
        int end = 0;
        while (end < shorter - from && word.charAt(word.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String middle = word.substring(from, word.length() - end);
        String otherMiddle = other.substring(from, other.length() - end);
        if ((middle + otherMiddle).chars().anyMatch(Character::isDigit)) {
            return false;
        }
        boolean swapped = middle.length() == 2 && otherMiddle.contentEquals(new StringBuilder(middle).reverse());
        return swapped || Math.max(middle.length(), otherMiddle.length()) == 1;
    }

    private static double weight(List<String> words) {
        return words.stream().mapToDouble(Similarity::weight).sum();
    }

    private static double weight(String word) {
        return Wording.isContent(word) ? CONTENT_WEIGHT : FILLER_WEIGHT;
    }
}
