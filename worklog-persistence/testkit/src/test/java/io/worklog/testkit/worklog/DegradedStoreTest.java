package io.worklog.testkit.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Receipt;
import io.worklog.Worklog;
import io.worklog.catalog.EventType;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.StoreAssessment;
import io.worklog.testing.MemorySigningKeys;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host sees of a store whose settings are too weak for what is promised. */
class DegradedStoreTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");
    private static final String WEAKNESS = "sync_binlog is 0: set it to 1";

    private static LogStore assessed(List<String> weaknesses) {
        LogStore real = MemoryLogStore.create();
        StoreAssessment assessment = new StoreAssessment("Test 1.0", weaknesses);
        return (LogStore)
                Proxy.newProxyInstance(
                        DegradedStoreTest.class.getClassLoader(),
                        new Class<?>[] {AssessedLogStore.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("assessment")
                                        ? assessment
                                        : method.invoke(real, arguments));
    }

    @Test
    void receiptsAndHealthSayThatTheStoreIsDegraded() {
        try (Worklog log = open(assessed(List.of(WEAKNESS)))) {
            assertThat(pay(log).degraded()).isTrue();
            var both = log.batch("all", PAID, List.of(1, 2), (n, row) -> row.target("o-" + n));
            assertThat(both.parent().degraded()).isTrue();
            assertThat(both.children()).allMatch(Receipt::degraded);
            assertThat(log.health().degraded()).isTrue();
            assertThat(log.health().weaknesses()).containsExactly(WEAKNESS);
            assertThat(log.health().healthy()).isTrue();
        }
    }

    @Test
    void aStoreWithoutWeaknessesIsNotDegraded() {
        try (Worklog log = open(assessed(List.of()))) {
            assertThat(pay(log).degraded()).isFalse();
            assertThat(log.health().degraded()).isFalse();
        }
    }

    private static Worklog open(LogStore store) {
        return Worklog.builder().store(store).keys(MemorySigningKeys.create()).open();
    }

    private static Receipt pay(Worklog log) {
        return log.record(PAID).target("o-1").commit();
    }
}
