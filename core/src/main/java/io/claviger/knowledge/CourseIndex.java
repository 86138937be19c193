package io.claviger.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions of one course by their wordings. Not changed after loading. */
final class CourseIndex {
    // One misspelling in two words scores 0.905, two in five 0.92; two in four are too many.
    private static final double SURE = 0.9;
    private static final double MARGIN = 0.05;

    private final Course course;
    private final Map<List<String>, Entry> byWording = new HashMap<>();
    private final Map<String, Set<List<String>>> byWord = new HashMap<>();
    private final Set<String> vocabulary = new HashSet<>();

    CourseIndex(Course course) {
        this.course = course;
    }

    Course course() {
        return course;
    }

    /** Adds all wordings of a question, or notes why one cannot be added. */
    void add(Entry entry, Faults faults) {
        entry.wordings().forEach(text -> add(entry, Wording.of(text), faults));
    }

    private void add(Entry entry, Wording wording, Faults faults) {
        if (!wording.hasContent()) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    "A question says what it is about, in at most 40 words; found one that does not.");
            return;
        }
        Entry other = byWording.putIfAbsent(wording.words(), entry);
        if (other != null && !other.equals(entry)) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    "A question is asked once; this one asks the same as " + other.source() + ".");
            return;
        }
        for (String word : wording.words()) {
            vocabulary.add(word);
            if (Wording.isContent(word)) {
                byWord.computeIfAbsent(word, any -> new LinkedHashSet<>()).add(wording.words());
            }
        }
    }

    Optional<KnowledgeAnswer> find(String question) {
        Wording asked = Wording.of(question);
        if (!asked.hasContent()) {
            return Optional.empty();
        }
        Entry same = byWording.get(asked.words());
        return same == null ? findSimilar(asked.words()) : Optional.of(answer(same, 1));
    }

    private Optional<KnowledgeAnswer> findSimilar(List<String> asked) {
        Map<Entry, Double> scores = new HashMap<>();
        for (List<String> known : candidates(asked)) {
            Entry entry = byWording.get(known);
            if (entry != null) {
                scores.merge(entry, Similarity.of(asked, known, vocabulary), Math::max);
            }
        }
        @Nullable Entry best = null;
        double bestScore = 0;
        double secondScore = 0;
        for (Map.Entry<Entry, Double> scored : scores.entrySet()) {
            if (scored.getValue() > bestScore) {
                secondScore = bestScore;
                best = scored.getKey();
                bestScore = scored.getValue();
            } else {
                secondScore = Math.max(secondScore, scored.getValue());
            }
        }
        return best == null || bestScore < SURE || bestScore - secondScore < MARGIN
                ? Optional.empty()
                : Optional.of(answer(best, bestScore));
    }

    private List<List<String>> candidates(List<String> asked) {
        Set<List<String>> sharing = new LinkedHashSet<>();
        for (String word : asked) {
            sharing.addAll(byWord.getOrDefault(word, Set.of()));
        }
        return new ArrayList<>(sharing);
    }

    private static KnowledgeAnswer answer(Entry entry, double score) {
        return new KnowledgeAnswer(entry.question(), entry.answer(), entry.source(), score);
    }
}
