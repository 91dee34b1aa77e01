package io.worklog.spring.source.jpa;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One side of a changed collection, as the only property of a state. */
final class CollectionSide {
    private CollectionSide() {}

    static Map<String, @Nullable Object> of(String property, @Nullable Object contents) {
        return Collections.singletonMap(property, contents);
    }
}
