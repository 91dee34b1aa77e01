package io.worklog.benchmarks.scale;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** Nodes that share one database: as simulated, and as {@code NodesBenchmark} found it. */
final class NodesSection {
    private static final long SEED = 20_261_123;
    private static final double SIMULATED_MILLIS = 60_000;
    private static final int CALLERS = 64;
    private static final int[] NODES = {1, 2, 3, 4, 8, 16, 32, 64, 128, 256};
    private static final int MEASURED = 3;
    private static final String ONE = "nodesOneLog";
    private static final String OWN = "nodesOwnLogs";

    private final Coefficients known;
    private final StringBuilder text = new StringBuilder();

    NodesSection(Coefficients known) {
        this.known = known;
    }

    /** Whether a number is a rate that was measured, rather than one to compute from. */
    static boolean isMeasuredRate(String name) {
        return name.startsWith(ONE) || name.startsWith(OWN);
    }

    String text() throws IOException {
        predicted();
        if (known.find(ONE + 1).isPresent()) {
            measured();
            text.append(resource("reality.md"));
        }
        return text.toString();
    }

    private void predicted() {
        text.append(
                """

                ## Nodes that share one database

                A seeded simulation of group commit. Where all nodes append to one log, a commit
                fails when another node moved the head meanwhile; from then on the node waits in
                line for the log, reads what others added and commits, until it meets nobody.
                *Least* is what the node that gets least has of an equal share. Database and nodes
                have processors enough.

                | nodes | one log: events/s | of one | failed | least | own logs | of one |
                |---|---|---|---|---|---|---|
                """);
        double oneShared = simulated(1, true).eventsPerSecond();
        double oneOwn = simulated(1, false).eventsPerSecond();
        for (int nodes : NODES) {
            Simulation.Outcome shared = simulated(nodes, true);
            Simulation.Outcome own = simulated(nodes, false);
            double failed = 100.0 * shared.conflicts() / (shared.conflicts() + shared.commits());
            line(
                    "| %d | %,.0f | %.2f | %.0f %% | %.2f | %,.0f | %.2f |",
                    nodes,
                    shared.eventsPerSecond(),
                    shared.eventsPerSecond() / oneShared,
                    failed,
                    shared.leastShare(),
                    own.eventsPerSecond(),
                    own.eventsPerSecond() / oneOwn);
        }
    }

    private void measured() {
        text.append(
                """

                ### Prediction and reality

                `NodesBenchmark`: processes of their own on one MySQL, 64 callers each, all on one
                machine. Rates are events a second, all nodes together. *Simulated* has processors
                enough; *of its cores* is what the machine's cores have time for, by the processor
                time of an event in its node, in the database and in every node that follows the
                log. *Apart* is how far either is above (+) or below (-) what was measured.

                | logs | nodes | measured | of one node | simulated | apart | of its cores | apart |
                |---|---|---|---|---|---|---|---|
                """);
        for (int nodes = 1; nodes <= MEASURED; nodes++) {
            row("one", ONE, nodes, true);
        }
        for (int nodes = 1; nodes <= MEASURED; nodes++) {
            row("own", OWN, nodes, false);
        }
    }

    private void row(String logs, String name, int nodes, boolean shared) {
        double simulated = simulated(nodes, shared).eventsPerSecond();
        double ofCores = ofCores(nodes, shared);
        double measured = known.of(name + nodes);
        line(
                "| %s | %d | %,.0f | %.2f | %,.0f | %+.0f %% | %,.0f | %+.0f %% |",
                logs,
                nodes,
                measured,
                measured / known.of(name + 1),
                simulated,
                100 * (simulated / measured - 1),
                ofCores,
                100 * (ofCores / measured - 1));
    }

    /** Events a second that take up all cores of the machine that was measured. */
    private double ofCores(int nodes, boolean shared) {
        int followers = shared ? nodes - 1 : 0;
        double millis = known.of("sqlCpuMillis") + followers * known.of("sqlFollowCpuMillis");
        double seconds = known.of("nodesSeconds");
        double all = known.of("machineCores") * seconds * 1_000;
        return (all - nodes * known.of("nodeStartCpuMillis")) / millis / seconds;
    }

    private Simulation.Outcome simulated(int nodes, boolean sharedLog) {
        Contention what =
                new Contention(
                        nodes,
                        CALLERS,
                        sharedLog,
                        known.of("sqlCommitMillis"),
                        known.of("sqlEventMillis"),
                        known.of("sqlPrepareMillis"),
                        known.of("sqlFollowMillis"),
                        (int) known.of("sqlParallelCommits"),
                        known.of("sqlCommitJitter"));
        return Simulation.run(what, SEED, SIMULATED_MILLIS);
    }

    private void line(String format, Object... figures) {
        text.append(String.format(Locale.ROOT, format, figures)).append('\n');
    }

    /** What the figures say, written by whoever put them into the coefficients. */
    private static String resource(String name) throws IOException {
        try (InputStream in = NodesSection.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
