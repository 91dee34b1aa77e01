package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What parts may take is less where the heap is small, and what was set where it was set. */
class HeapShareTest {
    private static final DataSize USUAL = DataSize.ofMegabytes(32);
    private static final long MEGABYTE = 1L << 20;

    @Test
    void aSmallHeapGivesLess() {
        assertThat(HeapShare.of(USUAL, 16, 96 * MEGABYTE)).isEqualTo(DataSize.ofMegabytes(6));
        assertThat(HeapShare.of(USUAL, 16, 512 * MEGABYTE)).isEqualTo(USUAL);
        assertThat(HeapShare.of(USUAL, 16, 8_192 * MEGABYTE)).isEqualTo(USUAL);
    }

    @Test
    void whoeverSetsItHasIt() {
        DataSize much = DataSize.ofGigabytes(64);
        assertThat(HeapShare.of(much, USUAL, 16)).isEqualTo(much);
        QueueProperties queue = new QueueProperties();
        queue.setMaxSize(much);
        assertThat(queue.bytes()).isEqualTo(much.toBytes());
        assertThat(new CacheProperties.Caffeine(true, much).bytes()).isEqualTo(much.toBytes());
    }
}
