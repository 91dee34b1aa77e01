package io.worklog.benchmarks.scale;

/**
 * How big and on how much.
 *
 * @param logs how many logs the entries are spread over, evenly
 * @param nodes how many processes write, each with two cores
 * @param entries in all logs together
 */
record Deployment(long logs, long nodes, double entries) {
    Deployment {
        if (logs < 1 || nodes < 1 || entries < logs) {
            throw new IllegalArgumentException("every log has a node and an entry");
        }
    }

    double entriesPerLog() {
        return entries / logs;
    }
}
