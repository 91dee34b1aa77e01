package io.worklog.spring.context;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Beans of the host, looked up when they are first needed: they may themselves need what is being
 * made here. Thread-safe.
 *
 * @param <T> their type
 */
final class HostBeans<T> {
    private final Supplier<Stream<T>> lookup;
    private volatile @Nullable List<T> found;

    HostBeans(Supplier<Stream<T>> lookup) {
        this.lookup = lookup;
    }

    /** All of them, in their order; what the lookup throws is thrown, and it is made again. */
    List<T> all() {
        List<T> known = found;
        if (known == null) {
            known = lookup.get().toList();
            found = known;
        }
        return known;
    }
}
