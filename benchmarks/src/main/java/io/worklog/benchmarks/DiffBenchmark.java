package io.worklog.benchmarks;

import io.worklog.diff.ObjectDiff;
import io.worklog.event.Change;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Two states of an order with a list of lines. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DiffBenchmark {
    /** A line of an order. */
    public record Line(String id, int quantity, BigDecimal price) {}

    /** An order without lines. */
    public record Order(
            String id,
            String status,
            BigDecimal amount,
            String currency,
            String note,
            int version) {}

    /** An order with lines. */
    public record Basket(String id, List<Line> lines) {}

    private final ObjectDiff diff = ObjectDiff.standard();
    private final Order before =
            new Order("o-1", "open", new BigDecimal("120.00"), "CNY", "尽快发货", 3);
    private final Order after = new Order("o-1", "paid", new BigDecimal("118.50"), "EUR", "已发货", 4);
    private final Basket full =
            new Basket("b", List.of(line("a", 1), line("b", 2), line("c", 3), line("d", 4)));
    private final Basket moved =
            new Basket("b", List.of(line("b", 2), line("a", 1), line("c", 5), line("e", 4)));

    private static Line line(String id, int quantity) {
        return new Line(id, quantity, BigDecimal.TEN);
    }

    @Benchmark
    public List<Change> fiveFields() {
        return diff.changes(before, after);
    }

    @Benchmark
    public List<Change> listByIdentity() {
        return diff.changes(full, moved);
    }
}
