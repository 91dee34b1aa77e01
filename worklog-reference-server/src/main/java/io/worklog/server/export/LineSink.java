package io.worklog.server.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Rows as lines, in a file that a later run can go on with. */
final class LineSink implements RowSink {
    private static final int BUFFER = 64 * 1024;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileChannel file;
    private final OutputStream out;
    private final Function<ExportRow, String> line;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private LineSink(FileChannel file, Function<ExportRow, String> line) {
        this.file = file;
        this.out = Channels.newOutputStream(file);
        this.line = line;
    }

    /** JSON lines. */
    static LineSink ndjson(Path file, long length) throws IOException {
        return open(file, length, row -> row.json() + "\n");
    }

    /** Comma-separated values. */
    static LineSink csv(Path file, long length, List<ExportColumn> columns, boolean bom)
            throws IOException {
        LineSink sink = open(file, length, row -> Csv.line(texts(row.cells())));
        if (length == 0) {
            if (bom) {
                sink.write(BOM);
            }
            String header = Csv.line(columns.stream().map(ExportColumn::key).toList());
            sink.write(header.getBytes(StandardCharsets.UTF_8));
        }
        return sink;
    }

    /** What is after the length that a run before this one was sure of goes. */
    private static LineSink open(Path file, long length, Function<ExportRow, String> line)
            throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() < length) {
            channel.close();
            throw new IOException("the file is shorter than the checkpoint says");
        }
        channel.truncate(length).position(length);
        return new LineSink(channel, line);
    }

    private static List<String> texts(List<?> cells) {
        return Arrays.stream(cells.toArray()).map(cell -> Objects.toString(cell, "")).toList();
    }

    @Override
    public void row(ExportRow row) throws IOException {
        write(line.apply(row).getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] bytes) throws IOException {
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.capacity()) {
            out.write(bytes);
        } else {
            buffer.put(bytes);
        }
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public long safePoint() throws IOException {
        flush();
        file.force(false);
        return file.position();
    }

    @Override
    public void finish() throws IOException {
        safePoint();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
