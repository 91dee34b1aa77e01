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
    private final Map<LeafReaderContext, Docs> docs = new LinkedHashMap<>();
    private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

    FacetCounts(Set<Facet> wanted) {
        this.wanted = wanted;
        wanted.forEach(facet -> counts.put(facet, new HashMap<>()));
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
        for (Facet facet : wanted) {
            if (facet == Facet.DAY) {
                countDays(reader, matches);
            } else {
                countOrdinals(facet, reader.getSortedSetDocValues(EventDocument.FACETS), matches);
            }
        }
    }

    private void countDays(LeafReader reader, int[] matches) throws IOException {
        NumericDocValues times = reader.getNumericDocValues(EventDocument.TIME);
        for (int doc : matches) {
            times.advanceExact(doc);
            add(Facet.DAY, EventFacets.day(times.longValue()), 1);
        }
    }

    private void countOrdinals(Facet facet, SortedSetDocValues values, int[] matches)
            throws IOException {
        byte code = EventFacets.kind(facet).code();
        long from = firstOrdinal(values, code);
        long to = firstOrdinal(values, (byte) (code + 1));
        Ordinals found = new Ordinals();
        for (int doc : matches) {
            values.advanceExact(doc);
            for (int i = values.docValueCount(); i > 0; i--) {
                long ordinal = values.nextOrd();
                if (ordinal >= from && ordinal < to) {
                    found.add(ordinal);
                }
            }
        }
        found.runs((ordinal, count) -> add(facet, text(values.lookupOrd(ordinal)), count));
    }

    private static long firstOrdinal(SortedSetDocValues values, byte code) throws IOException {
        long found = values.lookupTerm(new BytesRef(new byte[] {code}));
        return found >= 0 ? found : -found - 1;
    }

    private static String text(BytesRef value) {
        return new String(
                value.bytes, value.offset + 1, value.length - 1, StandardCharsets.UTF_8);
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

    /** Numbers of values, as they were met. */
    private static final class Ordinals {
        private long[] met = new long[1024];
        private int size;

        void add(long ordinal) {
            met = ArrayUtil.grow(met, size + 1);
            met[size++] = ordinal;
        }

        /** Hands out each number with how often it was met. */
        void runs(RunConsumer consumer) throws IOException {
            Arrays.sort(met, 0, size);
            int start = 0;
            for (int i = 1; i <= size; i++) {
                if (i == size || met[i] != met[start]) {
                    consumer.accept(met[start], i - start);
                    start = i;
                }
            }
        }
    }

    /** Takes one number and how often it was met. */
    private interface RunConsumer {
        void accept(long ordinal, long count) throws IOException;
    }
}
