package io.worklog.benchmarks;

import java.lang.management.ManagementFactory;

/** How much of the heap is reachable. */
final class Heap {
    private static final int ROUNDS = 4;

    private Heap() {}

    /** Bytes in use after collecting garbage; the least of a few times. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            least = Math.min(least, used);
        }
        return least;
    }
}
