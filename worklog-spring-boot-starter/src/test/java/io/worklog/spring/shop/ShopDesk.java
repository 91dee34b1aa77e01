package io.worklog.spring.shop;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What several tests of the shop do. */
final class ShopDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ShopDesk() {}

    /** An order of that many teas, placed by somebody. */
    static long order(Visitor by, String sku, int quantity) {
        return by.post("/orders", wanted(UUID.randomUUID().toString(), sku, quantity))
                .mustBe(200)
                .id();
    }

    static Map<String, Object> wanted(String request, String sku, int quantity) {
        return Map.of(
                "requestId",
                request,
                "customerId",
                1,
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity)));
    }

    /** An order that is paid. */
    static long paid(Visitor by, String sku, int quantity) {
        long id = order(by, sku, quantity);
        by.post("/orders/" + id + "/payment").mustBe(200);
        return id;
    }

    /** All events of the log by now. */
    static List<RecordedEvent> events(AuditLog log) {
        try (Stream<RecordedEvent> all = log.read(LogIndex.of(0))) {
            return all.toList();
        }
    }

    /** Waits, as long as the log grows or may yet grow, for events that fit. */
    static List<RecordedEvent> await(AuditLog log, int count, Predicate<RecordedEvent> fits) {
        while (true) {
            List<RecordedEvent> all = events(log);
            List<RecordedEvent> found = all.stream().filter(fits).toList();
            if (found.size() >= count) {
                return found;
            }
            TreeSize known = TreeSize.of(all.size());
            if (log.awaitGrowth(known, PATIENCE).value() <= known.value()) {
                throw new AssertionError("only " + found.size() + " of " + count + " came");
            }
        }
    }

    static Predicate<RecordedEvent> typed(String type) {
        return event -> event.event().type().name().equals(type);
    }

    static Predicate<RecordedEvent> about(String type, Object id) {
        return event ->
                event.event().targets().stream()
                        .anyMatch(t -> t.type().equals(type) && t.id().equals(id.toString()));
    }
}
