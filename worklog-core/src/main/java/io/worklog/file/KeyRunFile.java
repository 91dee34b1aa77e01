package io.worklog.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes and opens the files of {@link KeyRun}. */
final class KeyRunFile {
    private static final Pattern NAME = Pattern.compile("(\\d{20})-(\\d{20})\\.run");
    private static final int BLOCKS_AT_ONCE = 32;

    private final FileOps ops;
    private final Path folder;

    KeyRunFile(FileOps ops, Path folder) {
        this.ops = ops;
        this.folder = folder;
    }

    /** Records in order of their hash. */
    interface Source {
        /** Writes the next record to an offset of the array. */
        void next(byte[] target, int at) throws IOException;
    }

    /** A range of indices from the name of a file. */
    record Range(long from, long to) {
        String name() {
            return String.format("%020d-%020d.run", from, to);
        }
    }

    static boolean isRun(String name) {
        return NAME.matcher(name).matches();
    }

    static Range range(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException(name);
        }
        return new Range(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** Writes a run, durably, with exactly so many records. */
    KeyRun write(Range range, long count, Source source) throws IOException {
        Path file = folder.resolve(range.name());
        Path unfinished = WholeFiles.unfinished(file);
        KeyRun run = KeyRun.empty(file, range, count);
        ops.delete(unfinished);
        try (DiskFile open = ops.open(unfinished, FileOps.Access.CREATE)) {
            writeBlocks(open, run, source);
            open.write(run.footer(), run.footerAt());
            open.write(run.header(), 0);
            open.force();
        }
        WholeFiles.publish(ops, unfinished, file);
        return run;
    }

    /**
     * Opens a run.
     *
     * @throws io.worklog.error.IntegrityException if header, fences or filter are not what was
     *     written; blocks are checked when they are read
     */
    KeyRun open(String name) throws IOException {
        Path file = folder.resolve(name);
        try (DiskFile open = ops.open(file, FileOps.Access.READ)) {
            byte[] header = new byte[KeyRun.HEADER_BYTES];
            open.read(ByteBuffer.wrap(header), 0);
            KeyRun run = KeyRun.empty(file, range(name), ByteBuffer.wrap(header));
            long bytes = open.size() - run.footerAt();
            if (bytes != run.footerBytes()) {
                throw KeyRun.damaged(file);
            }
            ByteBuffer footer = ByteBuffer.allocate((int) bytes);
            open.read(footer, run.footerAt());
            return run.with(footer);
        }
    }

    private static void writeBlocks(DiskFile open, KeyRun run, Source source) throws IOException {
        byte[] blocks = new byte[BLOCKS_AT_ONCE * KeyRun.BLOCK_BYTES];
        byte[] hash = new byte[KeyHash.BYTES];
        for (int first = 0; first < run.blocks(); first += BLOCKS_AT_ONCE) {
            int number = Math.min(BLOCKS_AT_ONCE, run.blocks() - first);
            Arrays.fill(blocks, (byte) 0);
            for (int i = 0; i < number; i++) {
                fill(blocks, i * KeyRun.BLOCK_BYTES, run, first + i, source, hash);
            }
            ByteBuffer ready = ByteBuffer.wrap(blocks, 0, number * KeyRun.BLOCK_BYTES);
            open.write(ready, KeyRun.HEADER_BYTES + (long) first * KeyRun.BLOCK_BYTES);
        }
    }

    private static void fill(
            byte[] target, int at, KeyRun run, int block, Source source, byte[] hash)
            throws IOException {
        for (int i = 0; i < run.records(block); i++) {
            int place = at + i * KeyRun.RECORD_BYTES;
            source.next(target, place);
            System.arraycopy(target, place, hash, 0, KeyHash.BYTES);
            run.note(block, i, hash);
        }
        int crcAt = KeyRun.BLOCK_BYTES - Integer.BYTES;
        ByteBuffer.wrap(target).putInt(at + crcAt, WholeFiles.crc(target, at, crcAt));
    }
}
