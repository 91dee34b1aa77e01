package io.worklog.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What the threads that call a benchmark allocate for one operation, as {@code caller.bytes}; what
 * other threads of the system do for it is left out. JMH makes one by name: {@code -prof
 * io.worklog.benchmarks.CallerBytes}.
 */
public final class CallerBytes implements InternalProfiler {
    private static final String CALLERS = "-jmh-worker-";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long before;

    @Override
    public String getDescription() {
        return "bytes that the calling threads allocate";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = allocated();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = result.getMetadata().getAllOps();
        double bytes = (double) (allocated() - before) / Math.max(1, operations);
        return List.of(new ScalarResult("caller.bytes", bytes, "B/op", AggregationPolicy.AVG));
    }

    private long allocated() {
        long bytes = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(CALLERS)) {
                bytes += threads.getThreadAllocatedBytes(thread.getThreadId());
            }
        }
        return bytes;
    }
}
