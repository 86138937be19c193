package io.claviger.knowledge;

import java.util.Map;

/** Takes English plurals and a final {@code e} off a word, so that {@code tree} and {@code trees} are the same. */
final class Stem {
    private static final Map<String, String> IRREGULAR = Map.of(
            "vertices",
            "vertex",
            "indices",
            "index",
            "matrices",
            "matrix",
            "leaves",
            "leaf",
            "children",
            "child",
            "analyses",
            "analysis",
            "bases",
            "base",
            "axes",
            "axis");

    private static final int SHORTEST_Y_PLURAL = 6;

    private Stem() {}

    static String of(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return withoutFinalE(irregular);
        }
        if (word.length() < 4
                || !word.endsWith("s")
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")) {
            return withoutFinalE(word);
        }
        if (word.endsWith("ies") && word.length() >= SHORTEST_Y_PLURAL) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return withoutFinalE(word.substring(0, word.length() - 1));
    }

    private static String withoutFinalE(String word) {
        return word.length() > 3 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }
}
