package io.worklog.merkle;

/**
 * The way from a node to the root: which of its siblings there are, and on which side. Levels on
 * which the node has no sibling are passed over.
 */
final class Climb {
    private long node;
    private long last;

    /**
     * Starts at a node of some level.
     *
     * @param node which node of the level
     * @param last the rightmost node of the level
     */
    Climb(long node, long last) {
        this.node = node;
        this.last = last;
        skipWithoutSibling();
    }

    /** Whether the root is reached. */
    boolean atTop() {
        return last == 0;
    }

    /** Whether the sibling is on the left, so that the node is a right child. */
    boolean siblingIsLeft() {
        return (node & 1) == 1;
    }

    /** Goes to the next level with a sibling. */
    void up() {
        node >>>= 1;
        last >>>= 1;
        skipWithoutSibling();
    }

    private void skipWithoutSibling() {
        while (last > 0 && node == last && (node & 1) == 0) {
            node >>>= 1;
            last >>>= 1;
        }
    }
}
