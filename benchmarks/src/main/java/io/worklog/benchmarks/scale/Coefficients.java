package io.worklog.benchmarks.scale;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers that the model starts from, each with where it comes from, as in {@code
 * coefficients.properties}: {@code name = value, source}.
 */
final class Coefficients {
    private final Map<String, Coefficient> all;

    /** Where a number comes from. */
    enum Source {
        /** A run of these benchmarks on a quiet machine. */
        MEASURED,
        /** First measurements with prototypes, on a busy machine; stands until a quiet run. */
        EARLY,
        /** Chosen so that the model gives what was measured; explains, and predicts nothing. */
        FITTED,
        /** Nobody measured it; the value is a guess that the reader replaces. */
        ASSUMED,
        /** A price or limit that somebody publishes. */
        GIVEN
    }

    /** A number and where it comes from. */
    record Coefficient(String name, double value, Source source) {}

    private Coefficients(Map<String, Coefficient> all) {
        this.all = new LinkedHashMap<>(all);
    }

    /** Reads the lines of a file; those that begin with a number sign are comments. */
    static Coefficients parse(List<String> lines) {
        Map<String, Coefficient> all = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("[=,]");
            if (parts.length != 3) {
                throw new IllegalArgumentException("not \"name = value, source\": " + line);
            }
            String name = parts[0].strip();
            double value = Double.parseDouble(parts[1].strip());
            Source source = Source.valueOf(parts[2].strip().toUpperCase(Locale.ROOT));
            all.put(name, new Coefficient(name, value, source));
        }
        return new Coefficients(all);
    }

    double of(String name) {
        Coefficient found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no coefficient " + name);
        }
        return found.value();
    }

    /** A number that need not be there. */
    Optional<Double> find(String name) {
        return Optional.ofNullable(all.get(name)).map(Coefficient::value);
    }

    List<Coefficient> list() {
        return List.copyOf(all.values());
    }
}
