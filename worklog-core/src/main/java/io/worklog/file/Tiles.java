package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files {@code tiles/<level>}: tile N begins at N × 8,192. Level 0 also holds the leaf
 * hashes of the tile that is not full yet, so that pruning never takes a hash away. Beside each lies
 * {@code <level>.crc} with a CRC32C per full tile. Thread-safe for reading beside one writer.
 */
final class Tiles implements Closeable {
    private static final int TILE_BYTES = TileId.FULL * Hash.SIZE;
    private static final int LEVEL_BITS = 8;
    private static final int LEVELS = 7;

    private final FileOps ops;
    private final LogFolder folder;
    private final List<Level> levels = new ArrayList<>();

    /** The leaf hashes of the tile that is not full yet, with as much room as they need. */
    private byte[] edge = {};

    private boolean namesForced = true;

    Tiles(FileOps ops, LogFolder folder) {
        this.ops = ops;
        this.folder = folder;
    }

    /** How many full tiles of a level a log of that size has. */
    static long full(long size, int level) {
        return level >= LEVELS ? 0 : size >>> LEVEL_BITS * (level + 1);
    }

    /** Whether the files are long enough for a log of that size. */
    boolean cover(long size) throws IOException {
        if (level(0).hashes.size() < size * Hash.SIZE) {
            return false;
        }
        for (int level = 0; full(size, level) > 0; level++) {
            long tiles = full(size, level);
            if (level(level).hashes.size() < tiles * TILE_BYTES
                    || level(level).checks.size() < tiles * Integer.BYTES) {
                return false;
            }
        }
        return true;
    }

    /** Reads the leaf hashes of the tile at the edge: the log continues at that size. */
    void continueAt(long size) throws IOException {
        int width = (int) (size % TileId.FULL);
        reserve(width * Hash.SIZE);
        ByteBuffer hashes = ByteBuffer.wrap(edge, 0, width * Hash.SIZE);
        if (level(0).hashes.read(hashes, size / TileId.FULL * TILE_BYTES) < width * Hash.SIZE) {
            throw damaged(0, size / TileId.FULL);
        }
    }

    /** Adds leaf hashes, 32 bytes each. */
    void addLeaves(long first, byte[] hashes) throws IOException {
        level(0).hashes.write(ByteBuffer.wrap(hashes), first * Hash.SIZE);
        int done = 0;
        while (done < hashes.length) {
            long at = first * Hash.SIZE + done;
            int place = (int) (at % TILE_BYTES);
            int length = Math.min(TILE_BYTES - place, hashes.length - done);
            reserve(place + length);
            System.arraycopy(hashes, done, edge, place, length);
            done += length;
            if (place + length == TILE_BYTES) {
                writeCheck(0, at / TILE_BYTES, edge);
            }
        }
    }

    private void reserve(int bytes) {
        if (edge.length < bytes) {
            int doubled = Math.min(TILE_BYTES, 2 * edge.length);
            edge = Arrays.copyOf(edge, Math.max(bytes, doubled));
        }
    }

    /** Adds a full tile; one of level 0 replaces the leaf hashes that are there. */
    void add(Tile tile) throws IOException {
        TileId id = tile.id();
        level(id.level()).hashes.write(ByteBuffer.wrap(tile.hashes()), id.index() * TILE_BYTES);
        writeCheck(id.level(), id.index(), tile.hashes());
    }

    /**
     * A full tile of a log of that size.
     *
     * @throws IntegrityException if it is not what was written
     */
    Optional<Tile> read(long size, int level, long index) throws IOException {
        if (index >= full(size, level)) {
            return Optional.empty();
        }
        byte[] hashes = new byte[TILE_BYTES];
        ByteBuffer check = ByteBuffer.allocate(Integer.BYTES);
        int read = level(level).hashes.read(ByteBuffer.wrap(hashes), index * TILE_BYTES);
        int checked = level(level).checks.read(check, index * Integer.BYTES);
        if (read < TILE_BYTES
                || checked < Integer.BYTES
                || check.getInt(0) != WholeFiles.crc(hashes, 0, TILE_BYTES)) {
            throw damaged(level, index);
        }
        return Optional.of(new Tile(TileId.full(level, index), hashes));
    }

    /** A partial tile of level 0 as it was written, or nothing where the file does not have it. */
    Optional<Tile> edge(TileId id) throws IOException {
        byte[] hashes = new byte[id.width() * Hash.SIZE];
        int read = level(0).hashes.read(ByteBuffer.wrap(hashes), id.index() * TILE_BYTES);
        return id.level() == 0 && read == hashes.length
                ? Optional.of(new Tile(id, hashes))
                : Optional.empty();
    }

    void force() throws IOException {
        for (Level level : opened()) {
            level.hashes.force();
            level.checks.force();
        }
        forceNames();
    }

    private synchronized void forceNames() throws IOException {
        if (!namesForced) {
            ops.forceFolder(folder.tiles());
            namesForced = true;
        }
    }

    @Override
    public void close() throws IOException {
        for (Level level : opened()) {
            level.hashes.close();
            level.checks.close();
        }
    }

    private void writeCheck(int level, long index, byte[] hashes) throws IOException {
        ByteBuffer check = ByteBuffer.allocate(Integer.BYTES);
        check.putInt(0, WholeFiles.crc(hashes, 0, TILE_BYTES));
        level(level).checks.write(check, index * Integer.BYTES);
    }

    private synchronized List<Level> opened() {
        return List.copyOf(levels);
    }

    private synchronized Level level(int level) throws IOException {
        while (levels.size() <= level) {
            Path hashes = folder.tiles().resolve(Integer.toString(levels.size()));
            Path checks = folder.tiles().resolve(levels.size() + ".crc");
            levels.add(new Level(open(hashes), open(checks)));
        }
        return levels.get(level);
    }

    private DiskFile open(Path file) throws IOException {
        if (ops.exists(file)) {
            return ops.open(file, FileOps.Access.WRITE);
        }
        namesForced = false;
        return ops.open(file, FileOps.Access.CREATE);
    }

    private IntegrityException damaged(int level, long index) {
        return new IntegrityException(
                "log "
                        + folder.id()
                        + ": tile "
                        + index
                        + " of level "
                        + level
                        + " in "
                        + folder.tiles()
                        + " is damaged; tiles are derived: close the store, remove"
                        + " the folder's files, and they are rebuilt when the log is opened, unless"
                        + " the log was pruned");
    }

    private record Level(DiskFile hashes, DiskFile checks) {}
}
