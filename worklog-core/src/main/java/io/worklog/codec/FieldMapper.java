package io.worklog.codec;

import io.worklog.event.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Meets every field of an event that can have a class, and says what shall stand there. */
interface FieldMapper {
    /**
     * A text.
     *
     * @param pattern the path with {@code *} for the place in a list
     * @param index that place; of no meaning where the pattern has no {@code *}
     */
    @Nullable String text(String pattern, int index, @Nullable String value);

    /** Texts with free names below a path that ends in {@code /}. */
    Map<String, String> texts(String prefix, Map<String, String> values);

    /** A change at that place. */
    Change change(int index, Change change);
}
