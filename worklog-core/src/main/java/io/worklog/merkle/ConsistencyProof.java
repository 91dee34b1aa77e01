package io.worklog.merkle;

import java.util.List;

/**
 * Shows that a tree begins with a smaller one (RFC 6962, section 2.1.2).
 *
 * @param oldSize the smaller size
 * @param newSize the larger size, at least {@code oldSize}
 * @param path the hashes, as RFC 6962 orders them
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "a tree of size " + newSize + " has no prefix of size " + oldSize);
        }
    }

    /**
     * Whether the proof leads to both roots and uses every hash of its path (RFC 9162, section
     * 2.1.4.2). Every tree begins with the empty one: from size 0 only the empty root and an empty
     * path are right, whatever the new root.
     */
    public boolean verifies(Hash oldRoot, Hash newRoot) {
        if (oldSize == newSize) {
            return path.isEmpty()
                    && oldRoot.equals(newRoot)
                    && (oldSize > 0 || oldRoot.equals(Rfc6962.emptyRoot()));
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(Rfc6962.emptyRoot());
        }
        return verifiesGrowth(oldRoot, newRoot);
    }

    private boolean verifiesGrowth(Hash oldRoot, Hash newRoot) {
        int height = Long.numberOfTrailingZeros(oldSize);
        long last = (oldSize - 1) >>> height;
        boolean oldIsFull = last == 0;
        if (path.isEmpty()) {
            return false;
        }
        Hash seed = oldIsFull ? oldRoot : path.get(0);
        List<Hash> siblings = oldIsFull ? path : path.subList(1, path.size());
        Climb climb = new Climb(last, (newSize - 1) >>> height);
        Hash before = seed;
        Hash after = seed;
        for (Hash sibling : siblings) {
            if (climb.atTop()) {
                return false;
            }
            if (climb.siblingIsLeft()) {
                before = Rfc6962.node(sibling, before);
                after = Rfc6962.node(sibling, after);
            } else {
                after = Rfc6962.node(after, sibling);
            }
            climb.up();
        }
        return climb.atTop() && before.equals(oldRoot) && after.equals(newRoot);
    }
}
