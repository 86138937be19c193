package io.claviger.examples.chatserver.history;

import org.jspecify.annotations.Nullable;

/**
 * The alternatives to a message: children of the same parent with the same role, in the order they were stored.
 *
 * @param index which of them this is, from 1
 * @param count how many there are
 * @param previous the id of the one before, null for the first
 * @param next the id of the one after, null for the last
 */
public record Siblings(
        int index,
        int count,
        @Nullable String previous,
        @Nullable String next) {
    /** The only child. */
    public static final Siblings ALONE = new Siblings(1, 1, null, null);
}
