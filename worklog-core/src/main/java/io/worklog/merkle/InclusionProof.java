package io.worklog.merkle;

import java.util.List;

/**
 * Shows that a leaf is at a place in a tree (RFC 6962, section 2.1.1).
 *
 * @param index which leaf, from 0
 * @param size how many leaves the tree has
 * @param path the siblings from the leaf's up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
        }
    }

    /**
     * Whether the proof leads from that leaf to that root and uses every hash of its path (RFC
     * 9162, section 2.1.3.2).
     */
    public boolean verifies(Hash leaf, Hash root) {
        Climb climb = new Climb(index, size - 1);
        Hash at = leaf;
        for (Hash sibling : path) {
            if (climb.atTop()) {
                return false;
            }
            at = climb.siblingIsLeft() ? Rfc6962.node(sibling, at) : Rfc6962.node(at, sibling);
            climb.up();
        }
        return climb.atTop() && at.equals(root);
    }
}
