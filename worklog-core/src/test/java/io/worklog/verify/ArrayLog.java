package io.worklog.verify;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A log in arrays, whose every byte a test can change. */
final class ArrayLog implements LogSource {
    static final NoteSigner SIGNER = Ed25519Keys.fromSeed("example.org/array", new byte[32]);
    static final KeyHistory KEYS = KeyHistory.of(SIGNER.verifierKey());

    final List<byte[]> entries = new ArrayList<>();
    final Map<TileId, byte[]> tiles = new HashMap<>();
    private final TreeBuilder tree = TreeBuilder.empty();
    byte[] checkpoint;
    long minIndex;

    ArrayLog(int size) {
        grow(size);
    }

    void grow(int more) {
        for (int i = 0; i < more; i++) {
            add(("entry " + entries.size()).getBytes(StandardCharsets.UTF_8));
        }
        seal();
    }

    /** Adds an entry that is not sealed yet. */
    void add(byte[] entry) {
        entries.add(entry);
    }

    void seal() {
        List<Hash> leaves =
                entries.subList((int) tree.size(), entries.size()).stream()
                        .map(Rfc6962::leaf)
                        .toList();
        for (Tile tile : tree.append(leaves)) {
            tiles.put(tile.id(), tile.hashes());
        }
        for (int level = 0; tree.size() >> (8 * level) > 0; level++) {
            if ((tree.size() >> (8 * level)) % TileId.FULL != 0) {
                Tile partial = tree.partial(level).orElseThrow();
                tiles.put(partial.id(), partial.hashes());
            }
        }
        Checkpoint head =
                new Checkpoint("example.org/array", TreeSize.of(tree.size()), tree.root());
        checkpoint = SignedNote.sign(head.text(), SIGNER).bytes();
    }

    Hash root() {
        return tree.root();
    }

    VerifyReport verify() {
        return Verifier.create(VerifyOptions.with(KEYS)).verify(this);
    }

    @Override
    public String name() {
        return "array";
    }

    @Override
    public byte[] checkpoint() {
        return checkpoint;
    }

    @Override
    public byte[] tile(TileId id) throws java.io.IOException {
        byte[] tile = tiles.get(id);
        if (tile == null) {
            throw new NoSuchFileException(id.toString());
        }
        return Bundles.hashes(tile, id);
    }

    @Override
    public List<LogEntry> entries(long bundle, int skip, int width) {
        List<LogEntry> some = new ArrayList<>();
        for (int i = skip; i < width; i++) {
            long index = bundle * TileId.FULL + i;
            if (index < minIndex) {
                throw new IllegalStateException("entry " + index + " was dropped");
            }
            some.add(new LogEntry(LogIndex.of(index), entries.get((int) index), null));
        }
        return some;
    }

    @Override
    public long minIndex() {
        return minIndex;
    }
}
