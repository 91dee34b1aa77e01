package io.worklog.spring.context;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.worklog.spring.context.ContextFailures.Part;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts for Micrometer: {@code worklog.actor.unknown}, {@code worklog.tenant.unknown} and {@code
 * worklog.trace.unknown}, without tags.
 */
final class MeteredFailures implements FailureCounter {
    private final Map<Part, Counter> counters = new EnumMap<>(Part.class);

    MeteredFailures(MeterRegistry registry) {
        for (Part part : Part.values()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            counters.put(
                    part,
                    Counter.builder("worklog." + name + ".unknown")
                            .description("Events whose " + name + " could not be found out")
                            .register(registry));
        }
    }

    @Override
    public void count(Part part) {
        Counter counter = counters.get(part);
        if (counter != null) {
            counter.increment();
        }
    }
}
