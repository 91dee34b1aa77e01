package io.worklog.persistence.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;

/**
 * How often each number was met. Where there are few numbers, each has a counter; where there are
 * many, those met are noted and sorted, so that memory follows what was met.
 */
final class OrdinalCounts {
    private static final int FEW = 1 << 16;

    private final int[] counters;
    private long[] met = new long[0];
    private int size;

    /** For numbers from 0 to below a bound. */
    OrdinalCounts(long bound) {
        this.counters = new int[bound <= FEW ? (int) bound : 0];
    }

    void add(long ordinal) {
        if (counters.length > 0) {
            counters[(int) ordinal]++;
        } else {
            met = ArrayUtil.grow(met, size + 1);
            met[size++] = ordinal;
        }
    }

    /** Hands out each number that was met. */
    void each(Consumer consumer) throws IOException {
        for (int ordinal = 0; ordinal < counters.length; ordinal++) {
            if (counters[ordinal] > 0) {
                consumer.accept(ordinal, counters[ordinal]);
            }
        }
        Arrays.sort(met, 0, size);
        int start = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || met[i] != met[start]) {
                consumer.accept(met[start], i - start);
                start = i;
            }
        }
    }

    /** Takes one number and how often it was met. */
    interface Consumer {
        void accept(long ordinal, long count) throws IOException;
    }
}
