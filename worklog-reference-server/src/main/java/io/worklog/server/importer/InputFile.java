package io.worklog.server.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** An input file while it is read: NDJSON or CSV, packed with gzip or not. Not thread-safe. */
final class InputFile implements RecordSource, AutoCloseable {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private final long size;
    private final CountingInput counted;
    private final InputStream unpacked;
    private final RecordSource records;

    private InputFile(
            long size, CountingInput counted, InputStream unpacked, RecordSource records) {
        this.size = size;
        this.counted = counted;
        this.unpacked = unpacked;
        this.records = records;
    }

    /** Opens a file; what it is packed with is seen from its bytes, not from its name. */
    static InputFile open(Path path, boolean csv) throws IOException {
        CountingInput counted = new CountingInput(Files.newInputStream(path));
        try {
            BufferedInputStream buffered = new BufferedInputStream(counted, BUFFER);
            InputStream in = isGzip(buffered) ? new GZIPInputStream(buffered, BUFFER) : buffered;
            RecordSource records = csv ? new CsvSource(in) : new NdjsonSource(in);
            return new InputFile(Files.size(path), counted, in, records);
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    /** Whether a file's name says that it holds comma-separated values. */
    static boolean isCsv(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    /** Bytes of the file, as it lies on disk. */
    long size() {
        return size;
    }

    /** How many of them were read. */
    long position() {
        return counted.count();
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        return records.next();
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        int magic = (in.read() << 8) | in.read();
        in.reset();
        return magic == GZIP_MAGIC;
    }
}
