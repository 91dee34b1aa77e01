package io.worklog.file;

import io.worklog.log.LogIndex;
import io.worklog.spi.EntryKey;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of entries by index: from the frames of what is kept, from the key runs for what was
 * pruned. One use.
 */
final class StoredKeys {
    private static final int READ_AHEAD = 64 << 10;

    private final LogParts parts;
    private final long minIndex;
    private final long size;

    StoredKeys(LogParts parts, long minIndex, long size) {
        this.parts = parts;
        this.minIndex = minIndex;
        this.size = size;
    }

    List<EntryKey> read(long from, int count) throws IOException {
        long end = Math.min(size, from + count);
        List<EntryKey> found = new ArrayList<>();
        if (from < minIndex) {
            found.addAll(pruned(from, Math.min(end, minIndex)));
        }
        long next = Math.max(from, minIndex);
        while (next < end) {
            next = segment(next, end, found);
        }
        return found;
    }

    private List<EntryKey> pruned(long from, long end) throws IOException {
        while (true) {
            List<KeyRun> runs = parts.runs().list();
            try {
                return pruned(runs, from, end);
            } catch (NoSuchFileException e) {
                if (runs.equals(parts.runs().list())) {
                    throw e;
                }
                // A merge replaced them meanwhile.
            }
        }
    }

    private List<EntryKey> pruned(List<KeyRun> runs, long from, long end) throws IOException {
        Map<Long, EntryKey> found = new TreeMap<>();
        for (KeyRun run : runs) {
            if (run.to() > from && run.from() < end) {
                for (int block = 0; block < run.blocks(); block++) {
                    collect(run, block, from, end, found);
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    private void collect(KeyRun run, int block, long from, long end, Map<Long, EntryKey> found)
            throws IOException {
        byte[] bytes = parts.runs().block(run, block);
        for (int i = 0; i < run.records(block); i++) {
            int at = i * KeyRun.RECORD_BYTES;
            long index = KeyRun.index(bytes, at);
            if (index >= from && index < end) {
                found.put(index, key(index, bytes, at));
            }
        }
    }

    /** Reads the key regions of one segment; returns where to go on. */
    private long segment(long from, long end, List<EntryKey> found) throws IOException {
        long segment = parts.segments().holding(from);
        long after = parts.segments().after(segment);
        SegmentWindow window = new SegmentWindow(parts.segments(), segment, READ_AHEAD);
        long frameAt = parts.offsets().of(from).frameAt();
        long next = from;
        while (next < end && next != after) {
            FrameHeader header = header(window, frameAt, next);
            next = frame(header, window, frameAt, next, end, found);
            frameAt += header.frameBytes();
        }
        return next;
    }

    private FrameHeader header(SegmentWindow window, long frameAt, long index) throws IOException {
        try {
            int at = window.at(frameAt, FrameHeader.BYTES);
            FrameHeader header = FrameHeader.read(window.bytes(), at);
            if (header != null && header.first() <= index && index < header.end()) {
                return header;
            }
        } catch (EOFException e) {
            throw new IOException("the segment with entry " + index + " is cut short", e);
        }
        throw parts.offsets().damaged(index);
    }

    private static long frame(
            FrameHeader header,
            SegmentWindow window,
            long frameAt,
            long from,
            long end,
            List<EntryKey> found)
            throws IOException {
        long last = Math.min(end, header.end());
        if (header.keyBytes() > 0) {
            byte[] hashes = new byte[header.keyBytes()];
            long region = frameAt + FrameHeader.BYTES + header.sealedBytes();
            window.bytes().get(window.at(region, hashes.length), hashes);
            for (long i = from; i < last; i++) {
                int at = (int) (i - header.first()) * KeyHash.BYTES;
                if (!KeyHash.isNone(hashes, at)) {
                    found.add(key(i, hashes, at));
                }
            }
        }
        return last;
    }

    private static EntryKey key(long index, byte[] bytes, int at) {
        byte[] digest = Arrays.copyOfRange(bytes, at, at + KeyHash.BYTES);
        return new EntryKey(LogIndex.of(index), digest, null);
    }
}
