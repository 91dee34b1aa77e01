package io.worklog.benchmarks;

import io.worklog.Worklog;
import io.worklog.benchmarks.peer.Folders;
import io.worklog.benchmarks.peer.JsonLogger;
import io.worklog.catalog.Catalog;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.spring.Logged;
import io.worklog.spring.logged.LoggedAutoConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.message.StringMapMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * What recording costs the caller of a method, in bursts that fit the queues of both systems and
 * are written out before the next: an annotated method with a BACKGROUND type beside the same
 * method that hands the same fields to Log4j's asynchronous JSON logger. The bare method is
 * measured too. The warm-up is as long for all as the longest of these paths takes to be compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 400)
@Measurement(iterations = 200)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class LoggedBenchmark {
    private static final int BURST = 1_000;

    /** Which of the three is measured. */
    @Param({"bare", "log4j2", "logged"})
    private String system = "";

    private final Order[] orders = new Order[BURST];
    private AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Path folder = Path.of("");
    private Orders method = (order, region, channel) -> order;
    private Runnable drain = () -> {};
    private AutoCloseable opened = () -> {};

    /** A state of five fields, each of which the method changes. */
    public record Order(
            String id, String status, String amount, String currency, String note, String version) {
        Order paid() {
            return new Order(id, "paid", "118.50", "EUR", "已发货", "4");
        }
    }

    /** The event type that is measured. */
    public static final class Types implements EventCatalog {
        /** An order was paid. */
        public static final EventType<Order> PAID =
                EventType.of("order.paid", Order.class)
                        .target("order")
                        .delivery(Delivery.BACKGROUND);

        private Types() {}
    }

    /** The method whose cost is measured. */
    public interface Orders {
        /** Pays an order. */
        Order pay(Order order, String region, String channel);
    }

    /** The method with its annotation. */
    public static class LoggedOrders implements Orders {
        @Override
        @Logged(
                value = "order.paid",
                target = "#p0.id",
                before = "#p0",
                after = "#result",
                metadata = {"region=#p1", "channel=#p2"})
        public Order pay(Order order, String region, String channel) {
            return order.paid();
        }
    }

    @Setup
    public void open() throws IOException {
        for (int i = 0; i < BURST; i++) {
            orders[i] = new Order("o-" + i, "open", "120.00", "CNY", "尽快发货", "3");
        }
        folder = Folders.create("logged");
        switch (system) {
            case "bare" -> method = (order, region, channel) -> order.paid();
            case "log4j2" -> {
                JsonLogger logger = new JsonLogger(folder.resolve("audit.json"));
                method = (order, region, channel) -> pay(logger, order, region, channel);
                drain = logger::drain;
                opened = logger;
            }
            default -> openWorklog();
        }
    }

    /** Does what the annotated method does, and logs the same fields. */
    private static Order pay(JsonLogger logger, Order order, String region, String channel) {
        Order paid = order.paid();
        logger.log(
                new StringMapMessage(20)
                        .with("type", "order.paid")
                        .with("actor", "alice")
                        .with("outcome", "SUCCESS")
                        .with("target", order.id())
                        .with("status.old", order.status())
                        .with("status.new", paid.status())
                        .with("amount.old", order.amount())
                        .with("amount.new", paid.amount())
                        .with("currency.old", order.currency())
                        .with("currency.new", paid.currency())
                        .with("note.old", order.note())
                        .with("note.new", paid.note())
                        .with("version.old", order.version())
                        .with("version.new", paid.version())
                        .with("region", region)
                        .with("channel", channel));
        return paid;
    }

    private void openWorklog() {
        Worklog worklog = Worklog.open(folder.resolve("worklog"));
        context.registerBean(Worklog.class, () -> worklog);
        context.registerBean(Catalog.class, () -> Catalog.builder().add(Types.class).build());
        context.register(LoggedOrders.class, LoggedAutoConfiguration.class);
        context.refresh();
        method = context.getBean(Orders.class);
        EventType<Object> end = EventType.named("burst.written").target("burst");
        drain = () -> worklog.record(end).target("b").commit();
        opened = worklog;
    }

    @TearDown
    public void close() throws Exception {
        context.close();
        opened.close();
        Folders.delete(folder);
    }

    /** Waits until the burst before is written, outside of what is measured. */
    @Setup(Level.Invocation)
    public void drain() {
        drain.run();
    }

    /** One burst; a call costs a thousandth of it. */
    @Benchmark
    public Object burst() {
        return WorklogContext.with(Actor.user("alice")).call(this::calls);
    }

    private Object calls() {
        Object last = orders;
        for (Order order : orders) {
            last = method.pay(order, "eu-west", "web");
        }
        return last;
    }
}
