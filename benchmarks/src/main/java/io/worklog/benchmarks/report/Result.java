package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * What one benchmark gave with one set of parameters.
 *
 * @param name suite and method, as in {@code AppendBenchmark.callers64}
 * @param params parameters by name
 * @param mode as JMH abbreviates it: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}
 * @param unit of the primary figure
 * @param forks the primary figure of each fork: the mean of its iterations
 * @param others other figures, each with one value per fork where JMH keeps them apart; where times
 *     were sampled also {@code p50}, {@code p99} and {@code p99.9} in the same unit
 */
record Result(
        String name,
        Map<String, String> params,
        String mode,
        String unit,
        List<Double> forks,
        Map<String, List<Double>> others) {
    Result {
        params = Map.copyOf(params);
        forks = List.copyOf(forks);
        others = Map.copyOf(others);
        if (forks.isEmpty()) {
            throw new IllegalArgumentException("no fork of " + name + " gave a result");
        }
    }

    /** The primary figure: the median of the forks. */
    double score() {
        return Numbers.median(forks);
    }

    /** The figures of a metric: {@code score} or the name of another. */
    List<Double> figures(String metric) {
        return metric.equals("score") ? forks : others.getOrDefault(metric, List.of());
    }

    /** Whether this is the benchmark with these parameters, of which it may have more. */
    boolean is(String wanted, Map<String, String> wantedParams) {
        return name.equals(wanted) && params.entrySet().containsAll(wantedParams.entrySet());
    }
}
