package io.claviger.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that an author can mend all of it at once. */
final class Faults {
    private final List<KnowledgeFault> faults = new ArrayList<>();

    void add(String file, int line, String what) {
        faults.add(new KnowledgeFault(file, line, what));
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(KnowledgeFault::file).thenComparingInt(KnowledgeFault::line));
            throw new InvalidKnowledgeException(faults);
        }
    }
}
