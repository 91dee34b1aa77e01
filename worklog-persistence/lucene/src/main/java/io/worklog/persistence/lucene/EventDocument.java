package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import io.worklog.spi.IndexedEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * The document of one entry. Its fields are made once and filled anew for each entry, because an
 * index that follows a log makes millions of them. Not thread-safe.
 */
final class EventDocument {
    /** The log's name; documents are sorted by it first. */
    static final String LOG = "log";

    /** The place in the log; documents are sorted by it second. */
    static final String INDEX = "index";

    /** When it happened, in microseconds since 1970. */
    static final String TIME = "time";

    /** The fingerprint of all terms and facet values, for comparison with the log. */
    static final String PRINT = "print";

    /** The values of all facets but the day. */
    static final String FACETS = "facets";

    /** The terms of everything but changes. */
    static final String TERMS = "terms";

    /** The terms of changes, one position for each change. */
    static final String CHANGES = "changes";

    private final TermList terms = new TermList();
    private final TermList changes = new TermList();
    private final TermList facets = new TermList();
    private final SortedDocValuesField log = new SortedDocValuesField(LOG, new BytesRef());
    private final Field index = NumericDocValuesField.indexedField(INDEX, 0);
    private final Field time = NumericDocValuesField.indexedField(TIME, 0);
    private final Field print = new NumericDocValuesField(PRINT, 0);
    private final Field termField =
            new Field(TERMS, new TermStream(terms), type(IndexOptions.DOCS));
    private final Field changeField =
            new Field(
                    CHANGES,
                    new TermStream(changes),
                    type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS));
    private final List<Field> facetFields = new ArrayList<>();
    private final List<BytesRef> facetValues = new ArrayList<>();
    private final List<IndexableField> fields = new ArrayList<>();

    /** The fields of an entry, valid until the next call. */
    List<IndexableField> of(LogId logId, IndexedEvent event) {
        collect(logId, event);
        log.setBytesValue(new BytesRef(logId.value()));
        index.setLongValue(event.index().value());
        time.setLongValue(EventFacets.micros(event.event().occurredAt()));
        print.setLongValue(fingerprint());
        fields.clear();
        fields.addAll(List.of(log, index, time, print, termField));
        if (changes.size() > 0) {
            fields.add(changeField);
        }
        addFacets();
        return fields;
    }

    /** Fills the lists of terms and facet values without making fields. */
    void collect(LogId logId, IndexedEvent event) {
        terms.clear();
        EventTerms.ofEvent(logId, event.event(), terms);
        changes.clear();
        EventTerms.ofChanges(event.event().changes(), changes);
        facets.clear();
        EventFacets.of(event.event(), facets);
    }

    TermList terms() {
        return terms;
    }

    TermList changes() {
        return changes;
    }

    TermList facets() {
        return facets;
    }

    long fingerprint() {
        return terms.fingerprint() + 31 * changes.fingerprint() + 961 * facets.fingerprint();
    }

    private void addFacets() {
        for (int i = 0; i < facets.size(); i++) {
            if (i == facetFields.size()) {
                BytesRef value = new BytesRef();
                facetValues.add(value);
                facetFields.add(new SortedSetDocValuesField(FACETS, value));
            }
            facets.get(i, facetValues.get(i));
            fields.add(facetFields.get(i));
        }
    }

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }
}
