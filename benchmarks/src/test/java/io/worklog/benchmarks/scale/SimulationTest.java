package io.worklog.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation against what must hold and what is known without it. */
class SimulationTest {
    private static final Contention ONE = new Contention(1, 64, true, 2, 0, 0, 0, 4, 0);
    private static final Contention NOISY = new Contention(3, 64, true, 2, 0.02, 0.5, 0.01, 4, 0.3);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 256})
    void noCallerIsLostAndTheLogsHoldExactlyWhatWasAcknowledged(int nodes) {
        for (boolean shared : new boolean[] {true, false}) {
            Contention what = new Contention(nodes, 64, shared, 2, 0.02, 0.5, 0.01, 4, 0.3);
            Simulation.Outcome outcome = Simulation.run(what, 5, 3_000);
            assertThat(outcome.inFlight()).isEqualTo(64L * nodes);
            assertThat(outcome.heads().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(outcome.total())
                    .isPositive();
        }
    }

    @Test
    void oneSeedGivesOneOutcome() {
        assertThat(Simulation.run(NOISY, 7, 2_000)).isEqualTo(Simulation.run(NOISY, 7, 2_000));
        assertThat(Simulation.run(NOISY, 7, 2_000)).isNotEqualTo(Simulation.run(NOISY, 8, 2_000));
    }

    @Test
    void oneNodeHasABatchOfAllItsCallersPerCommitAndNoConflict() {
        Simulation.Outcome outcome = Simulation.run(ONE, 1, 10_000);
        assertThat(outcome.conflicts()).isZero();
        assertThat(outcome.eventsPerSecond()).isCloseTo(64 / 0.002, within(64.0));
    }

    @Test
    void timePerEventLimitsHowMuchAGreaterBatchGives() {
        Contention perEvent = new Contention(1, 1_000, true, 2, 0.1, 0, 0, 1, 0);
        assertThat(Simulation.run(perEvent, 1, 102_000).eventsPerSecond())
                .isCloseTo(1_000 / 0.102, Percentage.withPercentage(1));
    }

    @Test
    void ownLogsGrowWithTheNodesUntilTheDatabaseDoesAllItCan() {
        Contention own = new Contention(1, 64, false, 2, 0, 0, 0, 4, 0);
        double one = Simulation.run(own, 1, 10_000).eventsPerSecond();
        assertThat(Simulation.run(own.withNodes(3), 1, 10_000).eventsPerSecond())
                .isCloseTo(3 * one, Percentage.withPercentage(1));
        assertThat(Simulation.run(own.withNodes(64), 1, 10_000).eventsPerSecond())
                .isCloseTo(4 * one, Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void whoWaitsInLineGetsAnEqualShare(int nodes) {
        Contention what = new Contention(nodes, 64, true, 2, 0.02, 0.5, 0.01, 4, 0.3);
        assertThat(Simulation.run(what, 1, 20_000).leastShare()).isGreaterThan(0.8);
    }

    /** In its turn a node reads what the others added, which takes longer the more they are. */
    @Test
    void whatOthersAddedHasToBeReadWhileTheyWait() {
        Contention quick = new Contention(3, 64, true, 2, 0, 0, 0, 4, 0);
        Contention slow = new Contention(3, 64, true, 2, 0, 0, 0.1, 4, 0);
        double without = Simulation.run(quick, 1, 10_000).eventsPerSecond();
        assertThat(Simulation.run(slow, 1, 10_000).eventsPerSecond()).isLessThan(without / 2);
    }

    @Test
    void oneLogIsWrittenByOneAtATimeHoweverManyNodesThereAre() {
        Contention shared = new Contention(256, 64, true, 2, 0, 0.5, 0, 4, 0.3);
        Simulation.Outcome outcome = Simulation.run(shared, 1, 10_000);
        assertThat(outcome.commits()).isLessThanOrEqualTo(10_000 / 2 * 2);
        assertThat(outcome.conflicts()).isLessThan(2 * 256);
    }
}
