package io.worklog.benchmarks.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A ratio with its repetitions.
 *
 * @param values one per repetition: the first fork of ours by the first of the peer, and so on
 */
record Ratio(String id, List<Double> values) {
    Ratio {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no repetition of " + id);
        }
    }

    /** Divides figures, repetition by repetition; where one side has more, the rest is left out. */
    static Ratio of(String id, List<Double> ours, List<Double> peer) {
        return new Ratio(
                id,
                IntStream.range(0, Math.min(ours.size(), peer.size()))
                        .mapToObj(i -> ours.get(i) / peer.get(i))
                        .toList());
    }

    double median() {
        return Numbers.median(values);
    }

    /** How far repetitions lie from the median, as a share of it: the largest distance. */
    double spread() {
        double median = median();
        if (median == 0) {
            return 0;
        }
        return values.stream().mapToDouble(v -> Math.abs(v - median) / median).max().orElse(0);
    }
}
