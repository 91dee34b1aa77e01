package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.IndexedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log forgets is gone from the index's files too. */
class LuceneEventIndexErasureTest {
    private static final LogId LOG = LogId.of("people");
    private static final LogId OTHER = LogId.of("other");
    private static final String NAME = "zhuyuanzhang";

    private final OrdinaryEvents source = new OrdinaryEvents(1);

    @TempDir Path folder;
    private LuceneEventIndex index;

    @BeforeEach
    void feed() throws IOException {
        index = LuceneEventIndex.open(folder, LuceneIndexOptions.defaults());
        index.add(OTHER, source.batch(0, 50));
        index.add(LOG, source.batch(0, 100));
        index.add(LOG, List.of(new IndexedEvent(LogIndex.of(100), named(100, NAME))));
        index.add(LOG, source.batch(101, 100));
        index.flush();
        assertThat(found(LOG, NAME)).isEqualTo(1);
        assertThat(filesWith(NAME)).isNotEmpty();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void aReplacedEntryLeavesNothingOfWhatWasErased() throws IOException {
        index.replace(LOG, List.of(new IndexedEvent(LogIndex.of(100), named(100, "erased"))));
        index.flush();
        assertThat(filesWith(NAME)).isEmpty();
        assertThat(found(LOG, NAME)).isZero();
        assertThat(found(LOG, "erased")).isEqualTo(1);
        assertThat(index.entries(LOG)).isEqualTo(201);
        List<LogIndex> newest =
                index.find(EventQuery.of(LOG).build(), PageRequest.newest(201)).indices();
        assertThat(newest).hasSize(201).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aPrunedPrefixLeavesNothing() throws IOException {
        index.forgetBelow(LOG, LogIndex.of(150));
        index.flush();
        assertThat(filesWith(NAME)).isEmpty();
        assertThat(index.entries(LOG)).isEqualTo(51);
        assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(201));
        index.replace(LOG, List.of(new IndexedEvent(LogIndex.of(100), named(100, NAME))));
        index.flush();
        assertThat(index.entries(LOG)).as("a forgotten entry does not come back").isEqualTo(51);
        assertThat(index.entries(OTHER)).isEqualTo(50);
    }

    @Test
    void aDroppedLogLeavesNothingAndIsFedFromTheStart() throws IOException {
        index.drop(LOG);
        assertThat(filesWith(NAME)).isEmpty();
        assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(0));
        assertThat(index.entries(LOG)).isZero();
        assertThat(index.entries(OTHER)).isEqualTo(50);
        index.add(LOG, source.batch(0, 20));
        index.flush();
        assertThat(index.entries(LOG)).isEqualTo(20);
    }

    @Test
    void aPrunedLogIsFedAgainFromItsFirstKeptEntry() {
        index.drop(LOG);
        index.forgetBelow(LOG, LogIndex.of(150));
        index.flush();
        assertThat(index.indexedTo(LOG)).isEqualTo(TreeSize.of(150));
        index.add(LOG, source.batch(150, 51));
        index.flush();
        assertThat(index.entries(LOG)).isEqualTo(51);
    }

    private AuditEvent named(long i, String name) {
        AuditEvent plain = source.event(i);
        return new AuditEvent(
                plain.id(),
                plain.type(),
                plain.verb(),
                plain.occurredAt(),
                plain.recordedAt(),
                plain.provenance(),
                plain.tenant(),
                plain.actor(),
                List.of(Target.of("person", "p-1", name)),
                plain.outcome(),
                null,
                name,
                null,
                plain.changes(),
                plain.evidence(),
                plain.context(),
                null,
                plain.links(),
                plain.severity(),
                plain.metadata(),
                null,
                plain.truncated());
    }

    private long found(LogId log, String word) {
        EventQuery query = EventQuery.of(log).text(word).build();
        return index.find(query, PageRequest.newest(10)).total().value();
    }

    private List<Path> filesWith(String text) throws IOException {
        List<Path> with = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)) {
                    with.add(file);
                }
            }
        }
        return with;
    }
}
