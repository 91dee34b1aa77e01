package io.worklog.spring.sentence;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes the labels when the application has started, or when the first event needs them: a host's
 * dictionary may use what itself needs the worklog. Thread-safe.
 */
final class LazyLabels implements EventLabels, SmartInitializingSingleton {
    private final Supplier<EventLabels> source;
    private final BooleanSupplier wrongPossible;
    private volatile @Nullable EventLabels made;

    /**
     * Labels.
     *
     * @param wrongPossible whether making them may fail, and the start with it
     */
    LazyLabels(Supplier<EventLabels> source, BooleanSupplier wrongPossible) {
        this.source = source;
        this.wrongPossible = wrongPossible;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (wrongPossible.getAsBoolean()) {
            labels();
        }
    }

    @Override
    public Asked of(EventType<?> type) {
        return labels().of(type);
    }

    /** Made twice by two first events, either does. */
    private EventLabels labels() {
        EventLabels known = made;
        if (known == null) {
            known = source.get();
            made = known;
        }
        return known;
    }
}
