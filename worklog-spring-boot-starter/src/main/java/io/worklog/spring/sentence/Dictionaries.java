package io.worklog.spring.sentence;

import io.worklog.spring.LabelResolver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All dictionaries of the application, by name. Thread-safe. */
final class Dictionaries implements LabelFailures {
    private static final Logger LOG = System.getLogger(Dictionaries.class.getName());

    private final Map<String, LabelResolver> byName;
    private final List<LabelResolver> all;
    private final AtomicLong failures = new AtomicLong();

    /** Those whose first fault was reported: one line each, however often they throw. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * Takes them.
     *
     * @throws IllegalArgumentException if two have one name
     */
    Dictionaries(List<LabelResolver> resolvers) {
        Map<String, LabelResolver> names = new HashMap<>();
        for (LabelResolver resolver : resolvers) {
            LabelResolver before = names.putIfAbsent(resolver.dictionary(), resolver);
            if (before != null) {
                throw new IllegalArgumentException(
                        "there are two dictionaries called "
                                + resolver.dictionary()
                                + ": name one of the LabelResolver beans or tables of"
                                + " worklog.labels.tables otherwise");
            }
        }
        byName = Map.copyOf(names);
        all = List.copyOf(resolvers);
    }

    List<LabelResolver> all() {
        return all;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The dictionary of that name; where there is none, that is reported once. */
    @Nullable LabelResolver find(String name) {
        LabelResolver found = byName.get(name);
        if (found == null && reported.add(name)) {
            LOG.log(
                    Level.WARNING,
                    "A property is annotated with @Label(\""
                            + name
                            + "\"), and there is no LabelResolver bean and no table of that name:"
                            + " its values are recorded without labels");
        }
        return found;
    }

    /** What a dictionary calls a value, or null where it has no name for it or throws. */
    @Nullable String ask(LabelResolver resolver, String value) {
        try {
            return resolver.label(value);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            failures.incrementAndGet();
            if (reported.add(resolver.dictionary())) {
                LOG.log(
                        Level.WARNING,
                        () ->
                                "The dictionary "
                                        + resolver.dictionary()
                                        + " threw; events go without its labels. Further faults"
                                        + " of it are only counted",
                        e);
            }
            return null;
        }
    }

    @Override
    public long count() {
        return failures.get();
    }
}
