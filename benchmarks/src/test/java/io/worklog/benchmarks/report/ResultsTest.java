package io.worklog.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading what JMH writes. */
class ResultsTest {
    private static final String THROUGHPUT =
            """
            [{"benchmark": "io.x.AppendBenchmark.callers64", "mode": "thrpt",
              "params": {"system": "bare"},
              "primaryMetric": {"score": 99.0, "scoreUnit": "ops/s",
                "rawData": [[10.0, 30.0], [40.0, 60.0], [70.0, 90.0]]},
              "secondaryMetrics": {
                "·gc.alloc.rate.norm": {"score": 5.0, "scoreUnit": "B/op",
                  "rawData": [[1.0, 3.0], [4.0, 4.0], [9.0, 9.0]]}}}]
            """;

    /** What JMH writes of counters: the score is the sum of all forks and iterations. */
    private static final String COUNTED =
            """
            [{"benchmark": "io.x.SustainedBenchmark.append", "mode": "ss",
              "primaryMetric": {"score": 7.0, "scoreUnit": "ms/op", "rawData": [[7.0], [7.0]]},
              "secondaryMetrics": {
                "eventsPerSecond": {"score": 600.0, "scoreUnit": "#",
                  "rawData": [[100.0, 200.0], [110.0, 190.0]]},
                "maxLagMillis": {"score": 100.0, "scoreUnit": "#",
                  "rawData": [[10.0, 40.0], [30.0, 20.0]]},
                "p0.99": {"score": 5.0, "scoreUnit": "us/op", "rawData": [[5.0]]},
                "neverSaid": {"score": 100.0, "scoreUnit": "#", "rawData": [[], []]}}}]
            """;

    /** A fork of 200 calls: 197 of 1 µs, three of 100 µs. */
    private static final String SAMPLED =
            """
            [{"benchmark": "io.x.CallerCostBenchmark.call", "mode": "sample",
              "primaryMetric": {"score": 2.0, "scoreUnit": "us/op",
                "rawDataHistogram": [[[[1.0, 100], [100.0, 1]], [[1.0, 97], [100.0, 2]]]]},
              "secondaryMetrics": {}}]
            """;

    @Test
    void aForkIsTheMeanOfItsIterationsAndTheScoreTheMedianOfForks() {
        Result result = Results.parse(THROUGHPUT).all().get(0);
        assertThat(result.name()).isEqualTo("AppendBenchmark.callers64");
        assertThat(result.forks()).containsExactly(20.0, 50.0, 80.0);
        assertThat(result.score()).isEqualTo(50.0);
        assertThat(result.figures("gc.alloc.rate.norm")).containsExactly(2.0, 4.0, 9.0);
    }

    @Test
    void countersAreThoseOfEachForkAndNeverTheirSum() {
        Result result = Results.parse(COUNTED).all().get(0);
        assertThat(result.figures("eventsPerSecond")).containsExactly(150.0, 150.0);
        assertThat(result.figures("maxLagMillis")).containsExactly(40.0, 30.0);
        assertThat(result.figures("neverSaid")).isEmpty();
        assertThat(result.figures("p0.99")).isEmpty();
    }

    @Test
    void percentilesComeFromTheHistogramsOfAllIterationsOfAFork() {
        Result result = Results.parse(SAMPLED).all().get(0);
        assertThat(result.figures("p50")).containsExactly(1.0);
        assertThat(result.figures("p99")).containsExactly(100.0);
        assertThat(result.score()).isCloseTo(2.485, within(1e-9));
    }

    @Test
    void aResultIsFoundByNameParametersModeAndMetric() {
        Results results = Results.parse(THROUGHPUT);
        Map<String, String> bare = Map.of("system", "bare");
        assertThat(results.find(figure(bare, "score", "thrpt"))).isPresent();
        assertThat(results.find(figure(bare, "score", "sample"))).isEmpty();
        assertThat(results.find(figure(bare, "p99", ""))).isEmpty();
        assertThat(results.find(figure(Map.of("system", "worklog"), "score", ""))).isEmpty();
    }

    private static Figure figure(Map<String, String> params, String metric, String mode) {
        return new Figure("AppendBenchmark.callers64", params, metric, mode);
    }

    @Test
    void anEmptyFileIsARunThatFailed() {
        assertThat(Results.parse(" \n").all()).isEmpty();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(Numbers.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }
}
