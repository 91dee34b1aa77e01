package io.worklog.benchmarks.scale;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What gives way first when a deployment grows, and what to do then. */
final class Limits {
    /** Documents that one Lucene index can hold. */
    static final double LUCENE_DOCUMENTS = 2_147_483_519d;

    /** Largest tree whose indexes are exact in JSON. */
    static final double LARGEST_TREE = 0x1p53;

    private static final double DAY_HOURS = 24;
    private static final double GIB = 1L << 30;

    private Limits() {}

    /** The limit that is exceeded most; what comes closest where none is. */
    static String first(Deployment d, ScaleModel model, Coefficients known) {
        return limits(d, model, known).stream()
                .max(Comparator.comparingDouble(Limit::load))
                .map(Limit::text)
                .orElseThrow();
    }

    /** A limit and how much of it is used; above 1 it is exceeded. */
    record Limit(String what, double load, String remedy) {
        String text() {
            String used = String.format(Locale.ROOT, "%.2g of its limit", load);
            return what + " (" + used + "): " + remedy;
        }
    }

    static List<Limit> limits(Deployment d, ScaleModel model, Coefficients known) {
        double logsPerNode = Math.max(1, (double) d.logs() / d.nodes());
        double entriesPerNode = d.entries() / d.nodes();
        double bytesPerNode =
                entriesPerNode * (known.of("bytesPerEntry") + known.of("indexBytesPerEntry") + 32);
        double verifyHours = entriesPerNode / (2 * known.of("verifyPerSecondPerCore")) / 3_600;
        return List.of(
                new Limit(
                        "documents of one embedded index",
                        entriesPerNode / LUCENE_DOCUMENTS,
                        "one index per group of logs, or prune what retention allows"),
                new Limit(
                        "a node's disk",
                        bytesPerNode / (known.of("diskGbPerNode") * 1e9),
                        "move sealed segments to object storage, or prune"),
                new Limit(
                        "a full verification within a day",
                        verifyHours / DAY_HOURS,
                        "verify what is new since the last verified checkpoint, in full rarely"),
                new Limit(
                        "heap for open logs",
                        logsPerNode * known.of("heapBytesPerIdleLog") / GIB,
                        "close idle logs sooner"),
                new Limit(
                        "the entries of one tree",
                        d.entriesPerLog() / LARGEST_TREE,
                        "end the log and continue in its successor"));
    }
}
