package io.worklog.spring.context;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Warns once of every source and part, and tells whoever counts of each time. Thread-safe. */
final class FailureReports implements ContextFailures {
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final HostBeans<FailureCounter> counters;

    FailureReports(HostBeans<FailureCounter> counters) {
        this.counters = counters;
    }

    @Override
    public void missing(Part part, String source, String why) {
        if (warned.add(part + source)) {
            System.getLogger("io.worklog.spring.context")
                    .log(
                            Level.WARNING,
                            "Events are recorded without their {0}: {1} failed ({2}). Said once;"
                                    + " the metric worklog.{0}.unknown counts on.",
                            part.name().toLowerCase(Locale.ROOT),
                            source,
                            why);
        }
        counters().forEach(counter -> counter.count(part));
    }

    /** While the application starts, there may be nobody who counts yet. */
    private List<FailureCounter> counters() {
        try {
            return counters.all();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
