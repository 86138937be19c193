package io.claviger.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits a text into words: without case, diacritics and punctuation, contractions written out, the forms of
 * {@code be} and {@code do} and all negations as one each. Symbols that mean something in code stay as words.
 */
final class Tokens {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String SYMBOLS = "=<>+*^&|~%@$#\\[]{}";

    private static final Set<String> NEGATIONS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nor",
            "neither",
            "cannot",
            "without",
            "nothing",
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "arent",
            "wasnt",
            "cant",
            "wont",
            "shouldnt",
            "couldnt",
            "wouldnt");

    private static final Set<String> NEGATED = Set.of("do", "be", "can", "could", "would", "should", "will");

    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("is", "be"),
            Map.entry("are", "be"),
            Map.entry("was", "be"),
            Map.entry("were", "be"),
            Map.entry("does", "do"),
            Map.entry("did", "do"),
            Map.entry("means", "mean"),
            Map.entry("vs", "versus"),
            Map.entry("pls", "please"),
            Map.entry("plz", "please"));

    private static final Map<String, List<String>> WRITTEN_OUT = Map.of(
            "whats", List.of("what", "be"),
            "hows", List.of("how", "be"),
            "im", List.of("i", "be"));

    private static final Set<String> SUFFIXES_OF_BE = Set.of("s", "re", "m");
    private static final Set<String> TAKING_BE =
            Set.of("what", "how", "who", "where", "it", "that", "there", "they", "i");

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();

    private Tokens() {}

    static List<String> of(String text) {
        Tokens tokens = new Tokens();
        tokens.split(MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT));
        return tokens.words;
    }

    private void split(String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            int following = next < text.length() ? text.codePointAt(next) : ' ';
            if (Character.isLetterOrDigit(character)) {
                word.appendCodePoint(character);
            } else if (isApostrophe(character) && Character.isLetter(following)) {
                word.append('\'');
            } else {
                endWord();
                symbol(character, following);
            }
            at = next;
        }
        endWord();
    }

    /** Keeps what tells {@code c++} from {@code c}, {@code n!} from {@code n} and {@code -1} from {@code 1}. */
    private void symbol(int character, int following) {
        boolean factorial = character == '!' && !Character.isWhitespace(following) && ".!?\"'".indexOf(following) < 0;
        boolean negative = character == '-' && Character.isDigit(following);
        if (factorial || negative || SYMBOLS.indexOf(character) >= 0) {
            words.add(Character.toString(character));
        }
    }

    private static boolean isApostrophe(int character) {
        return character == '\'' || character == '\u2019' || character == '\u02BC';
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String whole = word.toString();
        word.setLength(0);
        if (whole.endsWith("n't")) {
            negate();
            return;
        }
        int apostrophe = whole.lastIndexOf('\'');
        if (apostrophe <= 0) {
            add(whole.replace("'", ""));
            return;
        }
        String base = whole.substring(0, apostrophe);
        add(base.replace("'", ""));
        // After a noun an s is a genitive, which says no more than the noun does.
        if (SUFFIXES_OF_BE.contains(whole.substring(apostrophe + 1)) && TAKING_BE.contains(base)) {
            words.add("be");
        }
    }

    private void add(String plain) {
        if (NEGATIONS.contains(plain)) {
            negate();
        } else if (WRITTEN_OUT.containsKey(plain)) {
            words.addAll(WRITTEN_OUT.getOrDefault(plain, List.of()));
        } else if (!plain.isEmpty()) {
            words.add(SAME.getOrDefault(plain, plain));
        }
    }

    /** "Do not", "don't" and "dont" are the same. */
    private void negate() {
        int last = words.size() - 1;
        if (last >= 0 && NEGATED.contains(words.get(last))) {
            words.remove(last);
        }
        words.add("not");
    }
}
