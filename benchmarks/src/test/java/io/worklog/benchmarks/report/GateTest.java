package io.worklog.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.benchmarks.report.Gate.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a ratio has moved. */
class GateTest {
    private static final List<Goal> GOALS =
            Goal.parse(
                    """
                    [{"id": "rate", "en": "rate", "zh": "速率", "atLeast": 0.8,
                      "ours": {"benchmark": "A.a", "params": {"system": "worklog"}},
                      "peer": {"benchmark": "A.a", "params": {"system": "bare"}}},
                     {"id": "bytes", "en": "bytes", "zh": "字节", "atMost": 1024,
                      "ours": {"benchmark": "B.b", "metric": "norm"}, "per": 1}]
                    """);

    private static Result rate(String system, Double... forks) {
        Map<String, String> params = Map.of("system", system);
        return new Result("A.a", params, "thrpt", "ops/s", List.of(forks), Map.of());
    }

    private static Result bytes(double value) {
        Map<String, List<Double>> others = Map.of("norm", List.of(value));
        return new Result("B.b", Map.of(), "sample", "ns/op", List.of(1.0), others);
    }

    private static List<Gate.Compared> compare(Baseline baseline, Result... results) {
        return Gate.compare(GOALS, new Results(List.of(results)), baseline);
    }

    private static Baseline baseline(String id, double median, double spread) {
        return new Baseline(Map.of(id, new Baseline.Known(median, spread)));
    }

    private static Verdict rateOf(Baseline baseline, Double... ours) {
        Result peer = rate("bare", 100.0, 100.0, 100.0);
        return compare(baseline, rate("worklog", ours), peer).get(0).verdict();
    }

    @Test
    void aRatioIsThatOfForksOfTheSameNumber() {
        Ratio ratio = Ratio.of("r", List.of(10.0, 20.0, 90.0), List.of(10.0, 10.0, 30.0));
        assertThat(ratio.values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(ratio.median()).isEqualTo(2.0);
        assertThat(ratio.spread()).isEqualTo(0.5);
    }

    @Test
    void insideATenthNothingMoved() {
        assertThat(rateOf(baseline("rate", 1.0, 0), 91.0, 91.0, 91.0)).isEqualTo(Verdict.SAME);
        assertThat(rateOf(baseline("rate", 1.0, 0), 89.0, 89.0, 89.0)).isEqualTo(Verdict.WORSE);
        assertThat(rateOf(baseline("rate", 1.0, 0), 111.0, 111.0, 111.0)).isEqualTo(Verdict.BETTER);
    }

    @Test
    void theBandIsAsWideAsTheNoiseOfEitherRun() {
        assertThat(rateOf(baseline("rate", 1.0, 0.3), 75.0, 75.0, 75.0)).isEqualTo(Verdict.SAME);
        assertThat(rateOf(baseline("rate", 1.0, 0.3), 65.0, 65.0, 65.0)).isEqualTo(Verdict.WORSE);
        assertThat(rateOf(baseline("rate", 1.0, 0), 60.0, 80.0, 100.0)).isEqualTo(Verdict.SAME);
    }

    @Test
    void lessIsBetterWhereTheGoalIsAtMost() {
        Baseline known = baseline("bytes", 1_000, 0);
        assertThat(compare(known, bytes(800)).get(1).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(compare(known, bytes(1_200)).get(1).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void whatMovedIsNamedAndOnlyWorseFails() {
        List<Gate.Compared> worse = compare(baseline("bytes", 1_000, 0), bytes(1_200));
        assertThat(Gate.fails(worse)).isTrue();
        assertThat(Gate.moved(worse))
                .containsExactly("WORSE bytes: 1.20e+03, was 1.00e+03 (band 10 %): bytes");
        List<Gate.Compared> better = compare(baseline("bytes", 1_000, 0), bytes(500));
        assertThat(Gate.fails(better)).isFalse();
        assertThat(Gate.moved(better)).hasSize(1);
    }

    @Test
    void whatWasNothingIsTheSameAsLongAsItIsNothing() {
        Baseline none = baseline("bytes", 0, 0);
        assertThat(compare(none, bytes(0)).get(1).verdict()).isEqualTo(Verdict.SAME);
        assertThat(compare(none, bytes(1)).get(1).verdict()).isEqualTo(Verdict.WORSE);
    }

    @Test
    void whatIsMissingOnEitherSideDoesNotFail() {
        List<Gate.Compared> compared = compare(new Baseline(Map.of()), bytes(5));
        assertThat(compared.get(0).verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(compared.get(1).verdict()).isEqualTo(Verdict.NEW);
        assertThat(Gate.fails(compared)).isFalse();
    }

    @Test
    void anAcceptedBaselineReadsBackAsItWas() {
        String json = Baseline.json("machine", List.of(new Ratio("r", List.of(1.0, 2.0, 3.0))));
        assertThat(Baseline.parse(json).of("r")).contains(new Baseline.Known(2.0, 0.5));
    }
}
