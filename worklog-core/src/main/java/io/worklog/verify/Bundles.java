package io.worklog.verify;

import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.TileId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads tile and bundle files as C2SP tlog-tiles lays them out. */
final class Bundles {
    private Bundles() {}

    /** Entries with their two-byte big-endian lengths, as many as there must be. */
    static List<LogEntry> entries(byte[] file, long bundle, int skip, int width)
            throws IOException {
        ByteBuffer data = ByteBuffer.wrap(file);
        long first = bundle * TileId.FULL;
        List<LogEntry> entries = new ArrayList<>(width);
        while (data.remaining() >= 2 && entries.size() < width) {
            int length = data.getShort() & 0xffff;
            if (length > data.remaining()) {
                break;
            }
            byte[] entry = new byte[length];
            data.get(entry);
            entries.add(new LogEntry(LogIndex.of(first + entries.size()), entry, null));
        }
        if (entries.size() < width || data.hasRemaining()) {
            throw new DamagedFileException(
                    "entry bundle " + bundle + " does not hold " + width + " whole entries",
                    first + Math.min(entries.size(), width - 1));
        }
        return entries.subList(skip, width);
    }

    /** The hashes of a tile file, which must be exactly as many as its width says. */
    static byte[] hashes(byte[] file, TileId id) throws IOException {
        if (file.length != id.width() * Hash.SIZE) {
            throw new DamagedFileException(
                    "hash tile "
                            + id.level()
                            + "/"
                            + id.index()
                            + " has "
                            + file.length
                            + " bytes, not "
                            + id.width() * Hash.SIZE,
                    id.index() * span(id.level()));
        }
        return file;
    }

    /** How many leaves one tile of a level stands over. */
    static long span(int level) {
        return 1L << (8 * (level + 1));
    }
}
