package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which segments a log has, by the index of their first entry. Thread-safe. */
final class Segments {
    private final FileOps ops;
    private final OpenFiles open;
    private final LogFolder folder;
    private final NavigableSet<Long> firsts = new ConcurrentSkipListSet<>();

    Segments(FileOps ops, OpenFiles open, LogFolder folder) {
        this.ops = ops;
        this.open = open;
        this.folder = folder;
    }

    /** Finds the segments in the folder and removes what was never finished. */
    void load() throws IOException {
        for (String name : ops.list(folder.segments())) {
            long first = LogFolder.firstIndex(name);
            if (first >= 0) {
                firsts.add(first);
            } else if (name.endsWith(WholeFiles.UNFINISHED)) {
                ops.delete(folder.segments().resolve(name));
            }
        }
    }

    /** First indices in order. */
    List<Long> firsts() {
        return List.copyOf(firsts);
    }

    /** The first index of the segment in which an entry is, or -1 where there is none. */
    long holding(long index) {
        Long floor = firsts.floor(index);
        return floor == null ? -1 : floor;
    }

    /** The first index of the segment after this one, or -1 where it is the last. */
    long after(long first) {
        Long higher = firsts.higher(first);
        return higher == null ? -1 : higher;
    }

    /** The first index of the newest segment. */
    long last() {
        return firsts.isEmpty() ? -1 : firsts.last();
    }

    Path file(long first) {
        return folder.segment(first);
    }

    /** Takes note of a segment that was made. */
    void add(long first) {
        firsts.add(first);
    }

    /** Removes a segment's file; the caller forces the folder. */
    void remove(long first) throws IOException {
        firsts.remove(first);
        open.forget(file(first));
        ops.delete(file(first));
    }

    /** Forces the folder of the segments. */
    void forceFolder() throws IOException {
        ops.forceFolder(folder.segments());
    }

    /** Reads from a segment; returns how much. */
    int read(long first, ByteBuffer target, long position) throws IOException {
        return open.read(file(first), target, position);
    }

    /** The size of a segment's file. */
    long size(long first) throws IOException {
        try (DiskFile file = ops.open(file(first), FileOps.Access.READ)) {
            return file.size();
        }
    }
}
