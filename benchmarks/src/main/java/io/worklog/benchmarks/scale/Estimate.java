package io.worklog.benchmarks.scale;

/**
 * What a deployment takes.
 *
 * @param logBytes entries with their frames
 * @param tileBytes hashes of the trees
 * @param tiles files or rows that hold them
 * @param indexBytes the embedded index
 * @param proofHashes of one entry
 * @param proofBytes of one entry's file
 * @param proofCheckMicros without the signature
 * @param verifyHours of all entries, on all nodes
 * @param fillDays at the full rate, without a pause
 * @param storageCostPerMonth in the currency of the prices
 * @param firstToBreak what breaks first and what to do
 */
record Estimate(
        double logBytes,
        double tileBytes,
        double tiles,
        double indexBytes,
        int proofHashes,
        double proofBytes,
        double proofCheckMicros,
        double verifyHours,
        double fillDays,
        double storageCostPerMonth,
        String firstToBreak) {}
