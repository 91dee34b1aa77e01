package io.worklog.file;

import java.io.Closeable;
import java.io.IOException;

/**
 * The files of one open log.
 *
 * @param folder where they are
 * @param ops the file system
 * @param segments the log itself
 * @param offsets where each entry is
 * @param tiles the hashes
 * @param runs the keys on the disk
 * @param keys all keys
 * @param overlay replaced private sides
 * @param head the head file
 * @param end whether the log was ended
 */
record LogParts(
        LogFolder folder,
        FileOps ops,
        Segments segments,
        Offsets offsets,
        Tiles tiles,
        KeyRuns runs,
        KeyIndex keys,
        Overlay overlay,
        HeadFile head,
        EndMark end)
        implements Closeable {
    /** Opens the files, without looking into segments. */
    static LogParts open(FileStoreShared shared, LogFolder folder) throws IOException {
        FileOps ops = shared.ops();
        Segments segments = new Segments(ops, shared.openFiles(), folder);
        segments.load();
        Overlay overlay = new Overlay(ops, folder);
        overlay.load();
        KeyRuns runs = new KeyRuns(ops, shared.openFiles(), folder.keys());
        runs.load();
        return new LogParts(
                folder,
                ops,
                segments,
                Offsets.open(ops, folder),
                new Tiles(ops, folder),
                runs,
                new KeyIndex(runs, shared.background()),
                overlay,
                new HeadFile(ops, folder),
                EndMark.open(ops, folder));
    }

    /** Forces what is derived and written without a force. */
    void forceDerived() throws IOException {
        offsets.force();
        tiles.force();
    }

    @Override
    public void close() throws IOException {
        offsets.close();
        tiles.close();
        overlay.close();
    }
}
