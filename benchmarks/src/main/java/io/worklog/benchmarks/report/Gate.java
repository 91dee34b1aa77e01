package io.worklog.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the ratios of a run with the baseline. A ratio moved when its median lies outside the
 * noise band round the baseline's: the larger of both runs' spreads, and never less than a tenth.
 */
final class Gate {
    /** Narrowest band, as a share: two quiet runs of one program differ by some percent. */
    static final double LEAST_BAND = 0.1;

    private Gate() {}

    /** What became of a ratio. */
    enum Verdict {
        /** Inside the band. */
        SAME,
        /** Outside, on the good side: the baseline should be renewed. */
        BETTER,
        /** Outside, on the bad side. */
        WORSE,
        /** Not measured in this run. */
        NOT_MEASURED,
        /** Not in the baseline. */
        NEW
    }

    /**
     * A ratio and what became of it.
     *
     * @param now this run's; absent where it was not measured
     * @param before the baseline's; absent where it has none
     * @param band the noise band, as a share
     */
    record Compared(
            Goal goal,
            Optional<Ratio> now,
            Optional<Baseline.Known> before,
            double band,
            Verdict verdict) {}

    /** Compares every goal. */
    static List<Compared> compare(List<Goal> goals, Results results, Baseline baseline) {
        return goals.stream().map(g -> compare(g, g.in(results), baseline.of(g.id()))).toList();
    }

    private static Compared compare(
            Goal goal, Optional<Ratio> now, Optional<Baseline.Known> before) {
        if (now.isEmpty()) {
            return new Compared(goal, now, before, 0, Verdict.NOT_MEASURED);
        }
        if (before.isEmpty()) {
            return new Compared(goal, now, before, 0, Verdict.NEW);
        }
        double spread = Math.max(now.get().spread(), before.get().spread());
        double band = Math.max(LEAST_BAND, spread);
        double change = change(before.get().median(), now.get().median());
        return new Compared(goal, now, before, band, verdict(goal, change, band));
    }

    /** As a share of what was before; of nothing, any number is endlessly more. */
    private static double change(double before, double now) {
        return before == now ? 0 : now / before - 1;
    }

    private static Verdict verdict(Goal goal, double change, double band) {
        if (Math.abs(change) <= band) {
            return Verdict.SAME;
        }
        return change > 0 == goal.atLeast() ? Verdict.BETTER : Verdict.WORSE;
    }

    /** One line for each ratio that moved; for a person at a terminal. */
    static List<String> moved(List<Compared> compared) {
        return compared.stream()
                .filter(c -> c.verdict() == Verdict.WORSE || c.verdict() == Verdict.BETTER)
                .map(Gate::line)
                .toList();
    }

    private static String line(Compared c) {
        return String.format(
                Locale.ROOT,
                "%s %s: %.3g, was %.3g (band %.0f %%): %s",
                c.verdict(),
                c.goal().id(),
                c.now().orElseThrow().median(),
                c.before().orElseThrow().median(),
                c.band() * 100,
                c.goal().en());
    }

    /** Whether a ratio became worse. */
    static boolean fails(List<Compared> compared) {
        return compared.stream().anyMatch(c -> c.verdict() == Verdict.WORSE);
    }
}
