package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.EventType;
import io.worklog.error.StoreUnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    @TempDir private Path folder;

    @Test
    void anIndexThatDoesNotOpenLeavesTheFolderToTheNextOne() {
        assertThatThrownBy(() ->
                        Worklog.builder()
                                .directory(folder)
                                .index(() -> {
                                    throw new StoreUnavailableException("planted");
                                })
                                .open())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("planted")
                .hasNoSuppressedExceptions();
        try (Worklog worklog = Worklog.open(folder)) {
            Receipt receipt = worklog.record(PAID).target("1").commit();
            assertThat(receipt.index()).isNotNull();
        }
    }
}
