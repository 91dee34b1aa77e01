package io.worklog.verify;

import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds the roots of full subtrees, left to right and never growing in height, into the root of the
 * whole (RFC 6962 section 2.1). Not thread-safe.
 */
final class SubtreeRoots {
    private final List<Hash> peaks = new ArrayList<>();
    private final List<Integer> heights = new ArrayList<>();

    /** Adds the root of the next subtree of {@code 2^height} leaves. */
    void add(Hash root, int height) {
        Hash hash = root;
        int h = height;
        while (!peaks.isEmpty() && heights.get(heights.size() - 1) == h) {
            hash = Rfc6962.node(peaks.remove(peaks.size() - 1), hash);
            heights.remove(heights.size() - 1);
            h++;
        }
        peaks.add(hash);
        heights.add(h);
    }

    /** The root of everything added. */
    Hash root() {
        if (peaks.isEmpty()) {
            return Rfc6962.emptyRoot();
        }
        Hash hash = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            hash = Rfc6962.node(peaks.get(i), hash);
        }
        return hash;
    }

    /** The root over the hashes of one tile. */
    static Hash of(byte[] hashes) {
        if (hashes.length == TileId.FULL * Hash.SIZE) {
            return new Tile(TileId.full(0, 0), hashes).root();
        }
        SubtreeRoots roots = new SubtreeRoots();
        for (int at = 0; at < hashes.length; at += Hash.SIZE) {
            roots.add(Hash.at(hashes, at), 0);
        }
        return roots.root();
    }
}
