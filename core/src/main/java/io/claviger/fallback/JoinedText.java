package io.claviger.fallback;

import org.jspecify.annotations.Nullable;

/** A text that comes in pieces, or mostly in one, which is then kept as it came. For one thread. */
final class JoinedText {
    private String first = "";
    private @Nullable StringBuilder all;

    void add(String piece) {
        if (all != null) {
            all.append(piece);
        } else if (first.isEmpty()) {
            first = piece;
        } else {
            all = new StringBuilder(first).append(piece);
        }
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** {@return everything so far} */
    @Override
    public String toString() {
        return all == null ? first : all.toString();
    }
}
