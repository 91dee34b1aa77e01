package io.worklog.server.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param next the cursor of the page after it, opaque; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of rows that were read with one more than the limit, to see whether there are more.
     *
     * @param rows at most {@code limit + 1}
     * @param cursor the cursor after a row
     */
    public static <T> Page<T> of(
            List<T> rows, PageLimit limit, Function<? super T, String> cursor) {
        if (rows.size() <= limit.value()) {
            return new Page<>(rows, null);
        }
        List<T> kept = rows.subList(0, limit.value());
        return new Page<>(kept, cursor.apply(kept.get(kept.size() - 1)));
    }
}
