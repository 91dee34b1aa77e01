package io.worklog.persistence.lucene;

import io.worklog.query.Facet;
import io.worklog.query.FacetValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * Counts the values of facets over given matches. Memory is bounded by how many matches there are,
 * never by how many values the index has. Not thread-safe.
 */
final class FacetCounts {
    private final Set<Facet> wanted;

    /** The facets whose values are stored, by the first byte of a value. */
    private final Map<Byte, Facet> stored = new HashMap<>();

    private final Map<LeafReaderContext, Docs> docs = new LinkedHashMap<>();
    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

    FacetCounts(Set<Facet> wanted) {
        this.wanted = wanted;
        for (Facet facet : wanted) {
            counts.put(facet, new HashMap<>());
            if (facet != Facet.DAY) {
                stored.put(EventFacets.kind(facet).code(), facet);
            }
        }
    }

    /** Takes a match into account. */
    void add(SegmentHits hit) {
        docs.computeIfAbsent(hit.leaf(), leaf -> new Docs()).add(hit.doc());
    }

    /** All values by falling count, those of one count by name. */
    Map<Facet, List<FacetValue>> result() throws IOException {
        for (Map.Entry<LeafReaderContext, Docs> entry : docs.entrySet()) {
            count(entry.getKey().reader(), entry.getValue().sorted());
        }
        Map<Facet, List<FacetValue>> result = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> result.put(facet, byCount(values)));
        return result;
    }

    private static List<FacetValue> byCount(Map<String, Long> values) {
        return values.entrySet().stream()
                .map(entry -> new FacetValue(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(FacetValue::count)
                                .reversed()
                                .thenComparing(FacetValue::value))
                .toList();
    }

    private void count(LeafReader reader, int[] matches) throws IOException {
        if (wanted.contains(Facet.DAY)) {
            countDays(reader, matches);
        }
        SortedSetDocValues values = reader.getSortedSetDocValues(EventDocument.FACETS);
        if (!stored.isEmpty() && values != null) {
            countStored(values, matches);
        }
    }

    private void countDays(LeafReader reader, int[] matches) throws IOException {
        NumericDocValues times = reader.getNumericDocValues(EventDocument.TIME);
        for (int doc : matches) {
            times.advanceExact(doc);
            add(Facet.DAY, EventFacets.day(times.longValue()), 1);
        }
    }

    private void countStored(SortedSetDocValues values, int[] matches) throws IOException {
        OrdinalCounts met = new OrdinalCounts(values.getValueCount());
        for (int doc : matches) {
            values.advanceExact(doc);
            for (int i = values.docValueCount(); i > 0; i--) {
                met.add(values.nextOrd());
            }
        }
        met.each((ordinal, count) -> addStored(values.lookupOrd(ordinal), count));
    }

    private void addStored(BytesRef value, long count) {
        Facet facet = stored.get(value.bytes[value.offset]);
        if (facet != null) {
            add(facet, text(value), count);
        }
    }

    private static String text(BytesRef value) {
        return new String(value.bytes, value.offset + 1, value.length - 1, StandardCharsets.UTF_8);
    }

    private void add(Facet facet, String value, long count) {
        counts.computeIfAbsent(facet, any -> new HashMap<>()).merge(value, count, Long::sum);
    }

    /** Documents of one segment. */
    private static final class Docs {
        private int[] docs = new int[64];
        private int size;

        void add(int doc) {
            docs = ArrayUtil.grow(docs, size + 1);
            docs[size++] = doc;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(docs, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
