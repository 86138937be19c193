package io.claviger.knowledge;

import java.util.List;
import java.util.stream.Stream;

/** The phrases around a subject that ask for it to be explained. */
final class Frames {
    private static final List<List<String>> GREETINGS = phrases("hi", "hello", "hey", "please", "ok", "okay", "so");

    private static final List<List<String>> REQUESTS = phrases(
            "can you please",
            "could you please",
            "would you please",
            "will you please",
            "can you",
            "could you",
            "would you",
            "will you",
            "please",
            "i want to know",
            "i would like to know",
            "i need to know",
            "do you know",
            "i want to understand",
            "i would like to understand",
            "help me understand");

    private static final List<List<String>> VERBS = phrases(
            "explain to me",
            "explain me",
            "explain",
            "describe to me",
            "describe",
            "define",
            "tell me about",
            "tell me");

    private static final List<List<String>> DEFINITIONS = phrases(
            "what be meant by",
            "what be definition of",
            "what be meaning of",
            "what be concept of",
            "what be",
            "definition of",
            "meaning of");

    private static final List<List<String>> ENDINGS = phrases(
            "please",
            "thanks",
            "thank you",
            "in simple terms",
            "in simple words",
            "in short",
            "in brief",
            "in detail",
            "briefly",
            "simply",
            "to me");

    private static final List<List<String>> HOW = phrases(
            "how do i",
            "how do you",
            "how do we",
            "how do one",
            "how can i",
            "how can you",
            "how can we",
            "how can one",
            "how could i",
            "how would i",
            "how would you",
            "how to",
            "how do",
            "how can");

    private static final List<List<String>> WHY = phrases("why do", "why be");

    private Frames() {}

    private static List<List<String>> phrases(String... phrases) {
        return Stream.of(phrases).map(phrase -> List.of(phrase.split(" "))).toList();
    }

    static List<String> without(List<String> question) {
        List<String> rest = question;
        for (List<String> shorter = withoutEnding(rest); shorter.size() < rest.size(); shorter = withoutEnding(rest)) {
            rest = shorter;
        }
        for (List<String> shorter = withoutStart(rest, GREETINGS);
                shorter.size() < rest.size();
                shorter = withoutStart(rest, GREETINGS)) {
            rest = shorter;
        }
        List<String> request = withoutStart(rest, REQUESTS);
        List<String> asked = withoutStart(request, VERBS);
        boolean verb = asked.size() < request.size();
        // "Can you" and the like ask for an explanation only when one is named.
        if (verb || startsWithQuestion(request)) {
            rest = asked;
        }
        return subject(rest, verb);
    }

    private static boolean startsWithQuestion(List<String> words) {
        return !words.isEmpty() && List.of("what", "how", "why", "when").contains(words.get(0));
    }

    private static List<String> subject(List<String> words, boolean verb) {
        int last = words.size() - 1;
        if (last >= 2 && words.get(0).equals("what")) {
            if (words.get(1).equals("do") && words.get(last).equals("mean")) {
                return words.subList(2, last);
            }
            if (words.get(last).equals("be") && !words.get(1).equals("be")) {
                return words.subList(1, last);
            }
        }
        List<String> defined = withoutStart(words, DEFINITIONS);
        if (defined.size() < words.size() || verb) {
            return defined;
        }
        return asHowOrWhy(words);
    }

    private static List<String> asHowOrWhy(List<String> words) {
        List<String> how = withoutStart(words, HOW);
        if (how.size() < words.size()) {
            return Stream.concat(Stream.of("how"), how.stream()).toList();
        }
        List<String> why = withoutStart(words, WHY);
        if (why.size() < words.size()) {
            return Stream.concat(Stream.of("why"), why.stream()).toList();
        }
        return words;
    }

    /** Takes the first phrase off that the words start with, unless nothing would be left. */
    private static List<String> withoutStart(List<String> words, List<List<String>> phrases) {
        for (List<String> phrase : phrases) {
            int length = phrase.size();
            if (words.size() > length && words.subList(0, length).equals(phrase)) {
                return words.subList(length, words.size());
            }
        }
        return words;
    }

    private static List<String> withoutEnding(List<String> words) {
        for (List<String> phrase : ENDINGS) {
            int left = words.size() - phrase.size();
            if (left > 0 && words.subList(left, words.size()).equals(phrase)) {
                return words.subList(0, left);
            }
        }
        return words;
    }
}
