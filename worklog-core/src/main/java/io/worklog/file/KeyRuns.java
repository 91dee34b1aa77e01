package io.worklog.file;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one log. Each covers the range of indices after the one before; when four of about
 * the same size follow each other they are merged, so that there are few. Changes are made by one
 * thread at a time; {@link #list} is thread-safe.
 */
final class KeyRuns {
    /** The smallest size class: ranges up to this many entries. */
    static final int SMALL_RANGE = 65_536;

    private static final int FANOUT = 4;

    private final FileOps ops;
    private final OpenFiles open;
    private final Path folder;
    private final KeyRunFile files;
    private volatile List<KeyRun> runs = List.of();

    KeyRuns(FileOps ops, OpenFiles open, Path folder) {
        this.ops = ops;
        this.open = open;
        this.folder = folder;
        this.files = new KeyRunFile(ops, folder);
    }

    /** The runs, oldest first. */
    List<KeyRun> list() {
        return runs;
    }

    /** The index of the entry with a key in one of the runs, or -1. */
    long find(List<KeyRun> files, byte[] hash) throws IOException {
        for (int i = files.size() - 1; i >= 0; i--) {
            long found = files.get(i).find(open, hash);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** The records of one block of a run. */
    byte[] block(KeyRun run, int block) throws IOException {
        return run.block(open, block);
    }

    /** Keys of entries below this index are in the runs. */
    long coveredTo() {
        List<KeyRun> now = runs;
        return now.isEmpty() ? 0 : now.get(now.size() - 1).to();
    }

    /** Opens what is in the folder and removes what a crash left behind. */
    void load() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : ops.list(folder)) {
            if (KeyRunFile.isRun(name)) {
                names.add(name);
            } else {
                ops.delete(folder.resolve(name));
            }
        }
        List<KeyRun> found = new ArrayList<>();
        long covered = 0;
        String widest = widest(names, covered);
        while (widest != null) {
            names.remove(widest);
            found.add(files.open(widest));
            covered = KeyRunFile.range(widest).to();
            widest = widest(names, covered);
        }
        for (String superfluous : names) {
            ops.delete(folder.resolve(superfluous));
        }
        runs = List.copyOf(found);
    }

    /** Writes a run of sorted records behind the others, then merges where it is time. */
    void add(long to, byte[][] records) throws IOException {
        Iterator<byte[]> next = List.of(records).iterator();
        KeyRunFile.Range range = new KeyRunFile.Range(coveredTo(), to);
        KeyRun run =
                files.write(
                        range,
                        records.length,
                        (target, at) ->
                                System.arraycopy(next.next(), 0, target, at, KeyRun.RECORD_BYTES));
        List<KeyRun> now = new ArrayList<>(runs);
        now.add(run);
        runs = List.copyOf(now);
        while (mergeable() >= FANOUT) {
            merge(mergeable());
        }
    }

    private static @Nullable String widest(List<String> names, long covered) {
        String widest = null;
        for (String name : names) {
            KeyRunFile.Range range = KeyRunFile.range(name);
            if (range.from() == covered
                    && range.to() > covered
                    && (widest == null || range.to() > KeyRunFile.range(widest).to())) {
                widest = name;
            }
        }
        return widest;
    }

    /** How many of the newest runs have the size class of the newest. */
    private int mergeable() {
        List<KeyRun> now = runs;
        int same = 0;
        while (same < now.size()
                && sizeClass(now.get(now.size() - 1 - same))
                        <= sizeClass(now.get(now.size() - 1))) {
            same++;
        }
        return same;
    }

    private static int sizeClass(KeyRun run) {
        int sizeClass = 0;
        long range = run.to() - run.from();
        for (long largest = 2L * SMALL_RANGE; range > largest; largest *= FANOUT) {
            sizeClass++;
        }
        return sizeClass;
    }

    private void merge(int number) throws IOException {
        List<KeyRun> now = runs;
        List<KeyRun> old = now.subList(now.size() - number, now.size());
        KeyRunFile.Range range = new KeyRunFile.Range(old.get(0).from(), old.get(number - 1).to());
        PriorityQueue<KeyRunReader> readers = new PriorityQueue<>(KeyRunReader::compare);
        for (KeyRun run : old) {
            KeyRunReader reader = new KeyRunReader(open, run);
            if (reader.advance()) {
                readers.add(reader);
            }
        }
        long count = old.stream().mapToLong(KeyRun::count).sum();
        KeyRun merged = files.write(range, count, (target, at) -> next(readers, target, at));
        List<KeyRun> kept = new ArrayList<>(now.subList(0, now.size() - number));
        kept.add(merged);
        runs = List.copyOf(kept);
        for (KeyRun run : old) {
            open.forget(run.file());
            ops.delete(run.file());
        }
    }

    private void next(PriorityQueue<KeyRunReader> readers, byte[] target, int at)
            throws IOException {
        KeyRunReader least = readers.poll();
        if (least == null) {
            throw new IntegrityException("a run in " + folder + " has fewer keys than it says");
        }
        least.copyTo(target, at);
        if (least.advance()) {
            readers.add(least);
        }
    }
}
