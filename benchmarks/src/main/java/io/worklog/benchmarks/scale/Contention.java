package io.worklog.benchmarks.scale;

/**
 * What is simulated.
 *
 * @param nodes processes that append
 * @param callers of each node, each waiting for its acknowledgement before the next event
 * @param sharedLog whether all nodes append to one log, or each to its own
 * @param commitMillis what a batch takes however small: round trips and the force
 * @param eventMillis what an event adds to it
 * @param prepareMillis from reading the head to asking for the commit; in that time the head can
 *     move
 * @param followMillis what it takes a node to read and hash an event that another node added, which
 *     it does before it can add its own
 * @param parallel how many commits the database does at a time
 * @param jitter standard deviation of a commit's time, as a share; 0 for none
 */
record Contention(
        int nodes,
        int callers,
        boolean sharedLog,
        double commitMillis,
        double eventMillis,
        double prepareMillis,
        double followMillis,
        int parallel,
        double jitter) {
    Contention {
        if (nodes < 1 || callers < 1 || parallel < 1) {
            throw new IllegalArgumentException("at least one node, caller and commit at a time");
        }
        if (commitMillis <= 0 || eventMillis < 0 || jitter < 0) {
            throw new IllegalArgumentException("a commit takes time");
        }
        if (prepareMillis < 0 || followMillis < 0) {
            throw new IllegalArgumentException("nothing takes less than no time");
        }
    }

    Contention withNodes(int value) {
        return new Contention(
                value,
                callers,
                sharedLog,
                commitMillis,
                eventMillis,
                prepareMillis,
                followMillis,
                parallel,
                jitter);
    }
}
