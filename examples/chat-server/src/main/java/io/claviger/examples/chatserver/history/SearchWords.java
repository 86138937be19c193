package io.claviger.examples.chatserver.history;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a user searches for: words, and phrases in quotation marks. Whatever else is typed separates words and means
 * nothing: no operator of a database's query language gets through, since words have letters and digits only. Immutable.
 *
 * @param phrases all of which must be found, each one a word or words that follow each other
 * @param open whether the last word may go on, because the user may still be typing it
 */
record SearchWords(List<List<String>> phrases, boolean open) {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_WORDS = 16;
    private static final int FIRST_NOT_ASCII = 128;

    /**
     * Reads what was typed.
     *
     * @throws InvalidRequestException when it is too much
     */
    static SearchWords of(String typed) {
        if (typed.length() > MOST_CHARACTERS) {
            throw refusal("A search has at most " + MOST_CHARACTERS + " characters; found " + typed.length() + ".");
        }
        List<List<String>> phrases = new ArrayList<>();
        boolean open = false;
        String[] parts = Normalizer.normalize(typed, Normalizer.Form.NFC).split("[\"\u201C\u201D\u201E]", -1);
        for (int at = 0; at < parts.length; at++) {
            boolean quoted = at % 2 == 1 && at < parts.length - 1;
            for (String piece : quoted ? new String[] {parts[at]} : parts[at].split("\\s+")) {
                List<String> words = words(piece);
                if (!words.isEmpty()) {
                    phrases.add(words);
                    open = !quoted;
                }
            }
        }
        if (phrases.stream().mapToInt(List::size).sum() > MOST_WORDS) {
            throw refusal("A search has at most " + MOST_WORDS + " words.");
        }
        return new SearchWords(List.copyOf(phrases), open);
    }

    boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** {@return the query in the language of SQLite's FTS5, for one owner's texts} */
    String fts5(String owner) {
        String texts = phrases.stream()
                .map(phrase -> '"' + String.join(" ", phrase) + '"')
                .collect(Collectors.joining(" AND ", "text : (", open ? " *)" : ")"));
        return "owner : \"" + owner.replace("\"", "\"\"") + "\" AND " + texts;
    }

    /** {@return the query in the language of PostgreSQL's to_tsquery} */
    String tsquery() {
        return phrases.stream()
                .map(phrase -> phrase.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> ")))
                .collect(Collectors.joining(" & ", "", open ? ":*" : ""));
    }

    /** {@return what tells whether a word of a text is one of those searched for} */
    Predicate<String> hits() {
        Set<String> wanted =
                phrases.stream().flatMap(List::stream).map(SearchWords::fold).collect(Collectors.toSet());
        String beginning = open ? fold(lastWord()) : null;
        return word -> {
            String folded = fold(word);
            return wanted.contains(folded) || (beginning != null && folded.startsWith(beginning));
        };
    }

    private String lastWord() {
        List<String> last = phrases.get(phrases.size() - 1);
        return last.get(last.size() - 1);
    }

    private static String fold(String word) {
        if (word.chars().allMatch(character -> character < FIRST_NOT_ASCII)) {
            return word.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String piece) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < piece.length(); ) {
            int end = endOfWord(piece, at);
            if (end > at) {
                words.add(piece.substring(at, end));
                at = end;
            } else {
                at += Character.charCount(piece.codePointAt(at));
            }
        }
        return List.copyOf(words);
    }

    /** {@return where the word ends that begins here, the same place when none does} */
    static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && isOfWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    private static InvalidRequestException refusal(String message) {
        return new InvalidRequestException(List.of(new Problem("search_too_long", "q", message)));
    }

    /** {@return how many phrases, never the words} */
    @Override
    public String toString() {
        return "SearchWords[" + phrases.size() + " phrases]";
    }
}
