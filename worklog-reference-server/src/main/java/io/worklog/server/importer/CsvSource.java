package io.worklog.server.importer;

import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them, in UTF-8, with a first record of column names. Each
 * record is given as an object of column name → text; empty cells are left out.
 */
final class CsvSource implements RecordSource {
    private static final int MAX_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final LineReader lines;
    private @Nullable List<String> columns;
    private long firstLine;

    CsvSource(InputStream in) {
        this.lines = new LineReader(in, MAX_BYTES);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        List<String> names = columns == null ? readColumns() : columns;
        columns = names;
        byte[] raw = rawRecord();
        while (raw != null && raw.length == 0) {
            raw = rawRecord();
        }
        return raw == null ? null : read(raw, names);
    }

    private List<String> readColumns() throws IOException {
        byte[] raw = rawRecord();
        String header = raw == null ? null : text(raw);
        List<String> names = header == null ? null : CsvCells.split(strip(header));
        if (names == null) {
            throw new IOException("the first line of a CSV file must be its column names");
        }
        return names;
    }

    private static String strip(String header) {
        return header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
    }

    private SourceRecord read(byte[] raw, List<String> names) {
        long line = firstLine;
        String text = text(raw);
        if (raw.length > MAX_BYTES) {
            return SourceRecord.faulty(line, raw, "longer than " + MAX_BYTES + " bytes");
        }
        if (text == null) {
            return SourceRecord.faulty(line, raw, "not valid UTF-8");
        }
        List<String> cells = CsvCells.split(text);
        if (cells == null) {
            return SourceRecord.faulty(line, raw, "a quote is not closed or not doubled");
        }
        if (cells.size() != names.size()) {
            return SourceRecord.faulty(
                    line,
                    raw,
                    cells.size() + " cells where there are " + names.size() + " columns");
        }
        return SourceRecord.read(line, raw, object(names, cells));
    }

    private static JsonObject object(List<String> names, List<String> cells) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                members.put(names.get(i), new JsonString(cells.get(i)));
            }
        }
        return new JsonObject(members);
    }

    /** The bytes of a record: more than one line where a quoted cell holds line ends. */
    private byte @Nullable [] rawRecord() throws IOException {
        byte[] raw = lines.next();
        firstLine = lines.line();
        if (raw == null || quotes(raw) % 2 == 0) {
            return raw;
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(raw);
        long open = quotes(raw);
        while (open % 2 != 0 && record.size() <= MAX_BYTES) {
            byte[] more = lines.next();
            if (more == null) {
                break;
            }
            record.write('\n');
            record.writeBytes(more);
            open += quotes(more);
        }
        return record.toByteArray();
    }

    private static long quotes(byte[] raw) {
        long count = 0;
        for (byte b : raw) {
            count += b == '"' ? 1 : 0;
        }
        return count;
    }

    private static @Nullable String text(byte[] raw) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
