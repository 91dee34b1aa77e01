package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.spi.IndexedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Compares what a snapshot holds about one entry with what the entry's event says. */
final class EntryCheck {
    private final EventDocument said;
    private final LogId log;
    private final IndexedEvent event;

    /** A check that uses the lists of a document for what the event says. */
    EntryCheck(EventDocument said, LogId log, IndexedEvent event) {
        this.said = said;
        this.log = log;
        this.event = event;
        said.collect(log, event);
    }

    boolean agrees(Snapshot snapshot) throws IOException {
        List<LogSlice> found = find(event, LogSlice.of(snapshot.reader(), log));
        return found.size() == 1 && agrees(found.get(0).reader(), found.get(0).from());
    }

    /** How many entries of the log there are, deleted ones left out. */
    static long entries(LogId log, Snapshot snapshot) throws IOException {
        long entries = 0;
        for (LogSlice slice : LogSlice.of(snapshot.reader(), log)) {
            Bits live = slice.reader().getLiveDocs();
            for (int doc = slice.from(); live != null && doc < slice.to(); doc++) {
                entries += live.get(doc) ? 1 : 0;
            }
            entries += live == null ? slice.to() - slice.from() : 0;
        }
        return entries;
    }

    /** Those of the entries that the snapshot has. */
    static List<IndexedEvent> held(LogId log, List<IndexedEvent> entries, Snapshot snapshot)
            throws IOException {
        List<LogSlice> slices = LogSlice.of(snapshot.reader(), log);
        List<IndexedEvent> held = new ArrayList<>();
        for (IndexedEvent entry : entries) {
            if (!find(entry, slices).isEmpty()) {
                held.add(entry);
            }
        }
        return held;
    }

    /** Each document of the entry, alone. */
    private static List<LogSlice> find(IndexedEvent entry, List<LogSlice> slices)
            throws IOException {
        List<LogSlice> found = new ArrayList<>();
        for (LogSlice slice : slices) {
            Bits live = slice.reader().getLiveDocs();
            for (LogSlice place : slice.at(entry.index().value())) {
                if (live == null || live.get(place.from())) {
                    found.add(place);
                }
            }
        }
        return found;
    }

    private boolean agrees(LeafReader reader, int doc) throws IOException {
        long time = EventFacets.micros(event.event().occurredAt());
        return LogSlice.value(reader, EventDocument.PRINT, doc) == said.fingerprint()
                && LogSlice.value(reader, EventDocument.TIME, doc) == time
                && facets(reader, doc).equals(saidFacets())
                && finds(reader.terms(EventDocument.TERMS), said.terms(), doc)
                && finds(reader.terms(EventDocument.CHANGES), said.changes(), doc);
    }

    private Set<BytesRef> saidFacets() {
        Set<BytesRef> values = new HashSet<>();
        for (int i = 0; i < said.facets().size(); i++) {
            values.add(said.facets().copy(i));
        }
        return values;
    }

    private static Set<BytesRef> facets(LeafReader reader, int doc) throws IOException {
        Set<BytesRef> values = new HashSet<>();
        SortedSetDocValues stored = reader.getSortedSetDocValues(EventDocument.FACETS);
        if (stored != null && stored.advanceExact(doc)) {
            for (int i = stored.docValueCount(); i > 0; i--) {
                values.add(BytesRef.deepCopyOf(stored.lookupOrd(stored.nextOrd())));
            }
        }
        return values;
    }

    /** Whether each of the terms leads to the document, at its position where it has one. */
    private static boolean finds(@Nullable Terms terms, TermList said, int doc) throws IOException {
        if (terms == null) {
            return said.size() == 0;
        }
        TermsEnum lookup = terms.iterator();
        int wanted = terms.hasPositions() ? PostingsEnum.POSITIONS : PostingsEnum.NONE;
        BytesRef term = new BytesRef();
        PostingsEnum postings = null;
        for (int i = 0; i < said.size(); i++) {
            said.get(i, term);
            if (!lookup.seekExact(term)) {
                return false;
            }
            postings = lookup.postings(postings, wanted);
            if (postings.advance(doc) != doc || !stands(terms, postings, said.place(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(Terms terms, PostingsEnum postings, int place)
            throws IOException {
        if (!terms.hasPositions()) {
            return true;
        }
        for (int i = postings.freq(); i > 0; i--) {
            if (postings.nextPosition() == place) {
                return true;
            }
        }
        return false;
    }
}
