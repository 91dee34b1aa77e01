package io.worklog.bundle;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.LogEntry;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TilePaths;
import io.worklog.merkle.TileSource;
import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import io.worklog.verify.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a log as a folder in the C2SP tlog-tiles layout, which any web server or bucket can serve
 * and any verifier of that format can check. Sealed bytes and hashes only: private sides stay.
 */
public final class TileFolder {
    private TileFolder() {}

    /**
     * Writes everything that the newest checkpoint covers, the checkpoint last, so that a reader
     * never sees one whose tiles are not there. A folder of an earlier export is brought up to date:
     * full tiles and bundles that are there are left as they are.
     *
     * @return the size that the folder now has
     * @throws IllegalStateException if the log was pruned: bundles need every entry
     */
    public static long write(LogSource source, Path folder, Progress progress) throws IOException {
        byte[] note = source.checkpoint();
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size().value();
        if (source.minIndex() > 0) {
            throw new IllegalStateException(
                    "entries below " + source.minIndex() + " were pruned: a folder needs them all");
        }
        TileSource tiles = LogSources.tiles(source, size);
        for (long n = 0; n * TileId.FULL < size; n++) {
            writeBundle(source, n, width(size, n), folder);
            progress.at(Math.min(size, (n + 1) * TileId.FULL), size);
        }
        for (int level = 0; size >> (8 * level) > 0; level++) {
            writeLevel(tiles, level, size >> (8 * level), folder);
        }
        replace(folder.resolve("checkpoint"), note);
        return size;
    }

    private static int width(long hashes, long index) {
        return (int) Math.min(TileId.FULL, hashes - index * TileId.FULL);
    }

    private static void writeBundle(LogSource source, long n, int width, Path folder)
            throws IOException {
        Path file = folder.resolve(TilePaths.entryBundle(n, width));
        if (width == TileId.FULL && Files.exists(file)) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (LogEntry entry : source.entries(n, 0, width)) {
            bytes.write(entry.sealed().length >>> 8);
            bytes.write(entry.sealed().length);
            bytes.writeBytes(entry.sealed());
        }
        replace(file, bytes.toByteArray());
    }

    private static void writeLevel(TileSource tiles, int level, long hashes, Path folder)
            throws IOException {
        for (long n = 0; n * TileId.FULL < hashes; n++) {
            TileId id = new TileId(level, n, width(hashes, n));
            Path file = folder.resolve(TilePaths.hashTile(id));
            if (!id.isFull() || !Files.exists(file)) {
                replace(file, hashes(tiles, id));
            }
        }
    }

    private static byte[] hashes(TileSource tiles, TileId id) throws IOException {
        try {
            Tile tile = tiles.tile(id);
            if (tile.hashes().length != id.width() * Hash.SIZE) {
                throw new IOException("hash tile " + id + " is not whole");
            }
            return tile.hashes();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.write(temporary, bytes);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
