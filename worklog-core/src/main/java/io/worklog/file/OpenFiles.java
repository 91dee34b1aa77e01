package io.worklog.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files kept open for reading, the longest unused of them closed when there are too many.
 * Thread-safe.
 */
final class OpenFiles implements Closeable {
    private final FileOps ops;
    private final int limit;
    private final Map<Path, Handle> handles = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(FileOps ops, int limit) {
        this.ops = ops;
        this.limit = limit;
    }

    /** Fills the buffer from a position on, or up to the end of the file; returns how much. */
    int read(Path file, ByteBuffer target, long position) throws IOException {
        Handle handle = acquire(file);
        try {
            return handle.file.read(target, position);
        } finally {
            release(handle);
        }
    }

    /** Closes a file that is replaced or removed. */
    synchronized void forget(Path file) throws IOException {
        Handle handle = handles.remove(file);
        if (handle != null) {
            handle.retire();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        List<Handle> all = new ArrayList<>(handles.values());
        handles.clear();
        for (Handle handle : all) {
            handle.retire();
        }
    }

    private synchronized Handle acquire(Path file) throws IOException {
        Handle handle = handles.get(file);
        if (handle == null) {
            handle = new Handle(ops.open(file, FileOps.Access.READ));
            handles.put(file, handle);
            dropOldest();
        }
        handle.users++;
        return handle;
    }

    private synchronized void release(Handle handle) throws IOException {
        handle.users--;
        if (handle.retired && handle.users == 0) {
            handle.file.close();
        }
    }

    private void dropOldest() throws IOException {
        Iterator<Handle> oldest = handles.values().iterator();
        while (handles.size() > limit && oldest.hasNext()) {
            Handle handle = oldest.next();
            oldest.remove();
            handle.retire();
        }
    }

    /** A file with the number of reads that are under way. */
    private static final class Handle {
        private final DiskFile file;
        private int users;
        private boolean retired;

        Handle(DiskFile file) {
            this.file = file;
        }

        void retire() throws IOException {
            retired = true;
            if (users == 0) {
                file.close();
            }
        }
    }
}
