package io.worklog.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds which elements of two sequences belong together. */
final class Alignment {
    /** Beyond this many cells the middle of two sequences is paired place by place. */
    private static final long MAX_CELLS = 1_000_000;

    /**
     * Two places that belong together; -1 for none.
     *
     * @param before in the first sequence
     * @param after in the second sequence
     */
    record Pair(int before, int after) {}

    private final List<String> from;
    private final List<String> to;
    private final List<Pair> pairs = new ArrayList<>();

    private Alignment(List<String> from, List<String> to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Equal elements in a longest common subsequence (of what is left without the common beginning
     * and end) are pairs; between two of them the others are paired as far as they go.
     */
    static List<Pair> of(List<String> from, List<String> to) {
        Alignment alignment = new Alignment(from, to);
        int start = 0;
        int least = Math.min(from.size(), to.size());
        while (start < least && from.get(start).equals(to.get(start))) {
            alignment.pairs.add(new Pair(start, start));
            start++;
        }
        int tail = 0;
        while (tail < least - start && alignment.sameFromEnd(tail)) {
            tail++;
        }
        alignment.alignMiddle(start, from.size() - tail, to.size() - tail);
        for (int i = tail; i > 0; i--) {
            alignment.pairs.add(new Pair(from.size() - i, to.size() - i));
        }
        return alignment.pairs;
    }

    private boolean sameFromEnd(int tail) {
        return from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail));
    }

    private void alignMiddle(int start, int fromEnd, int toEnd) {
        long cells = (long) (fromEnd - start + 1) * (toEnd - start + 1);
        int i = start;
        int j = start;
        if (cells <= MAX_CELLS && fromEnd > start && toEnd > start) {
            int[][] common = commonLengths(start, fromEnd, toEnd);
            int gapFrom = i;
            int gapTo = j;
            while (i < fromEnd && j < toEnd) {
                if (from.get(i).equals(to.get(j))) {
                    pairGap(gapFrom, i, gapTo, j);
                    pairs.add(new Pair(i++, j++));
                    gapFrom = i;
                    gapTo = j;
                } else if (common[i + 1 - start][j - start] >= common[i - start][j + 1 - start]) {
                    i++;
                } else {
                    j++;
                }
            }
            i = gapFrom;
            j = gapTo;
        }
        pairGap(i, fromEnd, j, toEnd);
    }

    /** Length of the longest common subsequence of what follows each pair of places. */
    private int[][] commonLengths(int start, int fromEnd, int toEnd) {
        int[][] common = new int[fromEnd - start + 1][toEnd - start + 1];
        for (int i = fromEnd - start - 1; i >= 0; i--) {
            for (int j = toEnd - start - 1; j >= 0; j--) {
                common[i][j] =
                        from.get(start + i).equals(to.get(start + j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void pairGap(int i, int fromEnd, int j, int toEnd) {
        int before = i;
        int after = j;
        while (before < fromEnd && after < toEnd) {
            pairs.add(new Pair(before++, after++));
        }
        while (before < fromEnd) {
            pairs.add(new Pair(before++, -1));
        }
        while (after < toEnd) {
            pairs.add(new Pair(-1, after++));
        }
    }

    /** The places of a longest rising subsequence of distinct numbers. */
    static Set<Integer> longestRise(int[] numbers) {
        int[] lastOfLength = new int[numbers.length];
        int[] previous = new int[numbers.length];
        int longest = 0;
        for (int i = 0; i < numbers.length; i++) {
            int length = firstNotBelow(numbers, lastOfLength, longest, numbers[i]);
            previous[i] = length == 0 ? -1 : lastOfLength[length - 1];
            lastOfLength[length] = i;
            longest = Math.max(longest, length + 1);
        }
        Set<Integer> places = new HashSet<>();
        int at = longest == 0 ? -1 : lastOfLength[longest - 1];
        while (at >= 0) {
            places.add(at);
            at = previous[at];
        }
        return places;
    }

    private static int firstNotBelow(int[] numbers, int[] lastOfLength, int longest, int wanted) {
        int low = 0;
        int high = longest;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[lastOfLength[middle]] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
