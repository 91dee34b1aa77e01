package io.worklog.benchmarks.scale;

/** Pure arithmetic from coefficients to what a deployment takes. */
final class ScaleModel {
    private static final int HASH = 32;
    private static final int TILE = 256;

    /** A hash of a proof file: 44 characters and a line feed. */
    private static final int PROOF_LINE = 45;

    private static final double CORES_PER_NODE = 2;
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double GB = 1e9;

    private final Coefficients known;

    ScaleModel(Coefficients known) {
        this.known = known;
    }

    Estimate of(Deployment d) {
        double tiles = tiles(d.entriesPerLog()) * d.logs();
        double logBytes = d.entries() * known.of("bytesPerEntry");
        double tileBytes = hashes(d.entriesPerLog()) * HASH * d.logs();
        double indexBytes = d.entries() * known.of("indexBytesPerEntry");
        int path = proofHashes(d.entriesPerLog());
        double verifyRate = known.of("verifyPerSecondPerCore") * CORES_PER_NODE * d.nodes();
        return new Estimate(
                logBytes,
                tileBytes,
                tiles,
                indexBytes,
                path,
                path * PROOF_LINE + known.of("checkpointBytes"),
                path * known.of("nodeHashMicros"),
                d.entries() / verifyRate / SECONDS_PER_HOUR,
                d.entries() / rate(d) / SECONDS_PER_DAY,
                (logBytes + tileBytes + indexBytes) / GB * known.of("pricePerGbMonth"),
                Limits.first(d, this, known));
    }

    /**
     * Events a second: a log has one order and so one writer at a time, a node has what its disk
     * and cores give.
     */
    double rate(Deployment d) {
        double perWriter = known.of("appendPerSecond");
        return Math.min(d.logs(), d.nodes()) * perWriter;
    }

    /** Hashes in the tiles of all levels: the leaves, and one for every full tile below. */
    static double hashes(double entries) {
        double sum = 0;
        for (double level = Math.floor(entries); level >= 1; level = Math.floor(level / TILE)) {
            sum += level;
        }
        return sum;
    }

    /** Tiles of all levels, partial ones included. */
    static double tiles(double entries) {
        double sum = 0;
        for (double level = Math.floor(entries); level >= 1; level = Math.floor(level / TILE)) {
            sum += Math.ceil(level / TILE);
        }
        return sum;
    }

    /** The longest path in a tree of that many leaves. */
    static int proofHashes(double entries) {
        int height = 0;
        for (double reach = 1; reach < entries; reach *= 2) {
            height++;
        }
        return height;
    }
}
