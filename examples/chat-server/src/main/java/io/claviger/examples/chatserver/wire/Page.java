package io.claviger.examples.chatserver.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the entries
 * @param next what {@code after} asks for the following part with; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * Makes a page of what a query found that asked for one entry more than the page holds.
     *
     * @param found up to {@code limit + 1} entries
     * @param limit how many entries the page holds at most
     * @param cursor where an entry stands
     * @return the page
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursor) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)).text());
    }
}
