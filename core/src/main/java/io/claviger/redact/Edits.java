package io.claviger.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in one text, collected in any order and made at once. One thread. */
final class Edits {
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int start, int end, String replacement) {}

    /** Replaces {@code [start, end)}; where two edits overlap, both ranges go and the earlier one's text stays. */
    void replace(int start, int end, String replacement) {
        edits.add(new Edit(start, end, replacement));
    }

    /** {@return the edited text, the same object when there is nothing to edit} */
    String applyTo(String text) {
        if (edits.isEmpty()) {
            return text;
        }
        edits.sort(Comparator.comparingInt(Edit::start));
        StringBuilder edited = new StringBuilder(text.length());
        int position = 0;
        for (Edit edit : edits) {
            if (edit.start() >= position) {
                edited.append(text, position, edit.start()).append(edit.replacement());
            }
            position = Math.max(position, edit.end());
        }
        return edited.append(text, position, text.length()).toString();
    }
}
