package io.worklog.persistence.jooq.index;

import io.worklog.query.Order;

/**
 * A way through the entries of a log, block by block.
 *
 * @param order from which end
 * @param from the lowest entry
 * @param to the entry behind the highest
 */
record Walk(Order order, long from, long to) {
    boolean newestFirst() {
        return order == Order.NEWEST_FIRST;
    }

    boolean isEmpty() {
        return from >= to;
    }

    /** The block to begin with, where there is an entry. */
    long first() {
        return newestFirst() ? Block.of(to - 1) : Block.of(from);
    }

    long after(long block) {
        return newestFirst() ? block - 1 : block + 1;
    }

    /** Whether a block lies on the way, neither before its begin nor behind its end. */
    boolean has(long block) {
        return !isEmpty() && block >= Block.of(from) && block <= Block.of(to - 1);
    }

    /** Whether one block comes before another. */
    boolean isBefore(long block, long other) {
        return newestFirst() ? block > other : block < other;
    }

    /** All places of a block that lie on the way. */
    Places places(long block) {
        Places places = Places.none();
        long start = Block.start(block);
        places.addRange((int) Math.max(0, from - start), (int) Math.min(Places.SIZE, to - start));
        return places;
    }
}
