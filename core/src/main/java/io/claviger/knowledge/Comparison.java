package io.claviger.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Questions after a difference, which say the same in many ways and with either side first: "difference between A and
 * B", "B vs. A", "compare A with B", "how is A different from B".
 */
final class Comparison {
    private static final Set<String> DIFFERENT = Set.of("differ", "different", "differs");
    private static final Set<String> FROM = Set.of("from", "than", "to");
    private static final Set<String> WITH = Set.of("and", "with", "to");

    private Comparison() {}

    static List<String> canonical(List<String> words) {
        int versus = words.indexOf("versus");
        if (versus > 0 && versus == words.lastIndexOf("versus")) {
            return sides(words.subList(0, versus), words.subList(versus + 1, words.size()), words);
        }
        if (startsWith(words, "difference", "between") || startsWith(words, "differences", "between")) {
            return splitAt(words.subList(2, words.size()), Set.of("and"), words);
        }
        if (startsWith(words, "compare")) {
            return splitAt(words.subList(1, words.size()), WITH, words);
        }
        if (startsWith(words, "how")) {
            return howDifferent(words);
        }
        return words;
    }

    private static List<String> howDifferent(List<String> words) {
        for (int at = 2; at + 2 < words.size(); at++) {
            if (DIFFERENT.contains(words.get(at)) && FROM.contains(words.get(at + 1))) {
                int begin = words.get(1).equals("be") ? 2 : 1;
                return sides(words.subList(begin, at), words.subList(at + 2, words.size()), words);
            }
        }
        return words;
    }

    private static List<String> splitAt(List<String> both, Set<String> separators, List<String> otherwise) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < both.size(); at++) {
            if (separators.contains(both.get(at))) {
                places.add(at);
            }
        }
        if (places.size() != 1) {
            return otherwise;
        }
        int place = places.get(0);
        return sides(both.subList(0, place), both.subList(place + 1, both.size()), otherwise);
    }

    private static List<String> sides(List<String> one, List<String> other, List<String> otherwise) {
        if (one.isEmpty() || other.isEmpty()) {
            return otherwise;
        }
        // Plurals are taken off later, so they must not decide the order here.
        boolean ordered = stems(one).compareTo(stems(other)) <= 0;
        return Stream.of(List.of("difference"), ordered ? one : other, List.of("and"), ordered ? other : one)
                .flatMap(List::stream)
                .toList();
    }

    private static String stems(List<String> side) {
        return String.join(" ", side.stream().map(Stem::of).toList());
    }

    private static boolean startsWith(List<String> words, String... start) {
        return words.size() > start.length && words.subList(0, start.length).equals(List.of(start));
    }
}
