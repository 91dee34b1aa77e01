package io.worklog.persistence.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.spi.IndexedEvent;
import io.worklog.testkit.RandomEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the index against events finds what is missing, doubled, hidden or changed. */
class LuceneEventIndexCheckTest {
    private static final LogId LOG = LogId.of("checked");
    private static final LuceneIndexOptions OPTIONS = LuceneIndexOptions.defaults();
    private static final int EVENTS = 300;

    private final RandomEvents source = new RandomEvents(new Random(7));
    private final List<IndexedEvent> events = new ArrayList<>();

    @TempDir Path folder;

    @Test
    void findsAnEntryThatAFilterWasMadeToMiss() throws IOException {
        fed().close();
        forge(document -> document.removeIf(f -> f.name().equals(EventDocument.TERMS)), true);
        assertOnlyTheForgedEntryIsWrong();
    }

    @Test
    void findsAForgedTime() throws IOException {
        fed().close();
        forge(
                document -> {
                    document.removeIf(f -> f.name().equals(EventDocument.TIME));
                    document.add(NumericDocValuesField.indexedField(EventDocument.TIME, 1));
                },
                false);
        assertOnlyTheForgedEntryIsWrong();
    }

    @Test
    void findsAFacetThatWasTakenAway() throws IOException {
        fed().close();
        forge(document -> document.remove(document.size() - 1), false);
        assertOnlyTheForgedEntryIsWrong();
    }

    @Test
    void findsAnEntryThatIsThereTwice() throws IOException {
        fed().close();
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = writer(directory)) {
            var data = List.copyOf(CommitData.write(java.util.Map.of(LOG, 300L)).entrySet());
            writer.addDocument(new EventDocument().of(LOG, events.get(EVENTS / 2)));
            writer.setLiveCommitData(data);
            writer.commit();
        }
        assertOnlyTheForgedEntryIsWrong();
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            assertThat(index.entries(LOG)).isEqualTo(EVENTS + 1);
        }
    }

    private LuceneEventIndex fed() {
        LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS);
        for (int i = 0; i < EVENTS; i++) {
            events.add(new IndexedEvent(LogIndex.of(i), source.next(i)));
        }
        index.add(LOG, events);
        index.flush();
        return index;
    }

    /** Writes one entry's document anew with something changed, whole checksums and all. */
    private void forge(Consumer<List<IndexableField>> change, boolean keepPlace)
            throws IOException {
        IndexedEvent victim = events.get(EVENTS / 2);
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = writer(directory)) {
            List<IndexableField> fields = new ArrayList<>(new EventDocument().of(LOG, victim));
            change.accept(fields);
            if (keepPlace) {
                TermList term = new TermList();
                term.add(TermKind.LOG, LOG.value());
                Field whole = (Field) new EventDocument().of(LOG, victim).get(4);
                fields.add(new Field(EventDocument.TERMS, new TermStream(term), whole.fieldType()));
            }
            var data = List.copyOf(CommitData.write(java.util.Map.of(LOG, 300L)).entrySet());
            writer.deleteDocuments(EntryQuery.of(LOG, List.of(victim)));
            writer.addDocument(fields);
            writer.setLiveCommitData(data);
            writer.commit();
        }
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        return new IndexWriter(directory, IndexSettings.of(OPTIONS, new NamedMerges()));
    }

    private void assertOnlyTheForgedEntryIsWrong() {
        try (LuceneEventIndex index = LuceneEventIndex.open(folder, OPTIONS)) {
            List<IndexedEvent> wrong =
                    events.stream().filter(event -> !index.agrees(LOG, event)).toList();
            assertThat(wrong).containsExactly(events.get(EVENTS / 2));
        }
    }
}
