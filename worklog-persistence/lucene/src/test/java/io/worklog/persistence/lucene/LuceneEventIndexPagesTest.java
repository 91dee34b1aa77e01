package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventHits;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, their cursors, and when additions are seen. */
class LuceneEventIndexPagesTest {
    private static final LogId LOG = LogId.of("orders");
    private static final EventQuery ALL = EventQuery.of(LOG).build();
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final OrdinaryEvents source = new OrdinaryEvents(1);
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

    @TempDir Path folder;
    private LuceneEventIndex index;

    @BeforeEach
    void open() {
        index =
                LuceneEventIndex.open(
                        folder,
                        LuceneIndexOptions.defaults().withTime(now::get).withRefreshAfter(REFRESH));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void everyChangedCharacterOfACursorIsNoticed() {
        String cursor = cursor();
        for (int i = 0; i < cursor.length(); i++) {
            for (char other : "AZaz09-_!~ ".toCharArray()) {
                String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
                if (!changed.equals(cursor)) {
                    assertRefused(ALL, PageRequest.newest(10), changed, "the cursor");
                }
            }
        }
        assertRefused(ALL, PageRequest.newest(10), "", "damaged");
        assertRefused(ALL, PageRequest.newest(10), cursor + cursor, "damaged");
    }

    @Test
    void aCursorOfAnotherQueryOrderOrVersionIsRefused() {
        String cursor = cursor();
        EventQuery other = EventQuery.of(LOG).tenant("default").build();
        assertRefused(other, PageRequest.newest(10), cursor, "another query");
        EventQuery otherLog = EventQuery.of(LogId.of("orders2")).build();
        assertRefused(otherLog, PageRequest.newest(10), cursor, "another query");
        assertRefused(ALL, PageRequest.oldest(10), cursor, "another query or order");
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[0] = 2;
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        java.nio.ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
        String newer = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertRefused(ALL, PageRequest.newest(10), newer, "version");
    }

    @Test
    void aCursorServesAnyPageSizeAndEqualQueries() {
        index.add(LOG, source.batch(0, 100));
        index.flush();
        EventQuery one = EventQuery.of(LOG).type("auth.*", "billing.*", "doc.*", "hr.*").build();
        EventQuery same = EventQuery.of(LOG).type("hr.*", "doc.*", "billing.*", "auth.*").build();
        String cursor = index.find(one, PageRequest.newest(10)).nextCursor();
        EventHits rest = index.find(same, PageRequest.newest(90).after(cursor));
        assertThat(rest.indices()).isEqualTo(falling(90));
        assertThat(rest.nextCursor()).isNull();
    }

    @Test
    void additionsAreSeenAfterAFlushAtOnceAndElseAfterAWhile() {
        index.add(LOG, source.batch(0, 10));
        assertThat(index.find(ALL, PageRequest.newest(1)).indexedTo()).isEqualTo(TreeSize.of(0));
        now.updateAndGet(time -> time.plus(REFRESH));
        EventHits hits = index.find(ALL, PageRequest.newest(1));
        assertThat(hits.indexedTo()).isEqualTo(TreeSize.of(10));
        assertThat(hits.indices()).containsExactly(LogIndex.of(9));
        assertThat(index.indexedTo(LOG)).as("seen is not durable").isEqualTo(TreeSize.of(0));
        index.add(LOG, source.batch(10, 1));
        index.flush();
        assertThat(index.find(ALL, PageRequest.newest(1)).indexedTo()).isEqualTo(TreeSize.of(11));
        assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(11));
    }

    @Test
    void aQueryWithTooManyWordsIsRefused() {
        StringBuilder words = new StringBuilder();
        LongStream.range(0, 1_001).forEach(i -> words.append(" w").append(i));
        EventQuery query = EventQuery.of(LOG).text(words.toString()).build();
        assertThatThrownBy(() -> index.find(query, PageRequest.newest(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000");
    }

    private String cursor() {
        index.add(LOG, source.batch(0, 100));
        index.flush();
        String cursor = index.find(ALL, PageRequest.newest(10)).nextCursor();
        assertThat(cursor).isNotNull();
        return cursor == null ? "" : cursor;
    }

    private void assertRefused(EventQuery query, PageRequest page, String cursor, String why) {
        assertThatThrownBy(() -> index.find(query, page.after(cursor)))
                .as(cursor)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static List<LogIndex> falling(int size) {
        return LongStream.range(0, size).mapToObj(i -> LogIndex.of(size - 1 - i)).toList();
    }
}
