package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Medians and percentiles. */
final class Numbers {
    private Numbers() {}

    /** The value in the middle, or the mean of the two there. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * The smallest value that a share of all observations does not exceed.
     *
     * @param counts how often each value was observed
     */
    static double percentile(TreeMap<Double, Long> counts, double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long wanted = (long) Math.ceil(all * share);
        long seen = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("no observations");
    }
}
