package io.worklog.server.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of the events interface one node works on at once. Beyond it callers are told to come
 * back: reads sooner than writes, and nothing that was acknowledged is ever lost.
 *
 * @param writes requests that record at once.
 * @param reads requests that read events at once; fewer than writes, so that reads starve first.
 * @param tails live tails that are open at once.
 * @param memory what bodies being recorded and pages being read may take; a third of the heap unless
 *     set, at most 2 GB. Three quarters are for writes.
 * @param patience how long a request waits for its turn before it is told to come back.
 * @param bodyTime how long a body may take to arrive.
 */
@ConfigurationProperties("worklog.server.admission")
record AdmissionProperties(
        @DefaultValue("128") int writes,
        @DefaultValue("16") int reads,
        @DefaultValue("200") int tails,
        @Nullable DataSize memory,
        @DefaultValue("500ms") Duration patience,
        @DefaultValue("30s") Duration bodyTime) {

    private static final long MOST = 2L << 30;

    AdmissionProperties {
        if (writes < 1 || reads < 1 || reads > writes || tails < 1) {
            throw new IllegalArgumentException(
                    "worklog.server.admission: writes, reads and tails are at least 1,"
                            + " and reads not more than writes");
        }
    }

    long memoryBytes() {
        return memory == null
                ? Math.min(Runtime.getRuntime().maxMemory() / 3, MOST)
                : memory.toBytes();
    }
}
