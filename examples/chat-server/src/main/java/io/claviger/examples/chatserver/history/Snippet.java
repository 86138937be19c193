package io.claviger.examples.chatserver.history;

import java.util.function.Predicate;

/** Shows where in a text the words are that were searched for: plain text with marks around them. Stateless. */
final class Snippet {
    /** Begins a hit: a private character, which no page shows by itself. */
    static final char START = '\uE000';

    /** Ends a hit. */
    static final char END = '\uE001';

    private static final int LONGEST = 200;
    private static final int BEFORE = 60;

    private Snippet() {}

    /** {@return a part of the text around the first hit, on one line; its beginning when there is none} */
    static String of(String text, SearchWords wanted) {
        String line = text.replaceAll("[\\s" + START + END + "]+", " ").strip();
        Predicate<String> isHit = wanted.hits();
        int hit = firstHit(line, isHit);
        int from = hit <= BEFORE ? 0 : startOfWord(line, hit - BEFORE, hit);
        int to = Math.min(line.length(), from + LONGEST);
        if (to < line.length() && Character.isLowSurrogate(line.charAt(to))) {
            to--;
        }
        return (from > 0 ? "…" : "") + marked(line.substring(from, to), isHit) + (to < line.length() ? "…" : "");
    }

    private static int firstHit(String line, Predicate<String> isHit) {
        for (int at = 0; at < line.length(); ) {
            int end = SearchWords.endOfWord(line, at);
            if (end > at && isHit.test(line.substring(at, end))) {
                return at;
            }
            at = Math.max(end, at + 1);
        }
        return 0;
    }

    private static int startOfWord(String line, int from, int latest) {
        int space = line.indexOf(' ', from);
        return space < 0 || space >= latest ? latest : space + 1;
    }

    private static String marked(String part, Predicate<String> isHit) {
        StringBuilder marked = new StringBuilder(part.length() + 16);
        for (int at = 0; at < part.length(); ) {
            int end = SearchWords.endOfWord(part, at);
            if (end == at) {
                marked.append(part.charAt(at++));
                continue;
            }
            String word = part.substring(at, end);
            if (isHit.test(word)) {
                marked.append(START).append(word).append(END);
            } else {
                marked.append(word);
            }
            at = end;
        }
        return marked.toString();
    }
}
