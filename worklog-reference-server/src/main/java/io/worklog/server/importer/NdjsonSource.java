package io.worklog.server.importer;

import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object on each line. */
final class NdjsonSource implements RecordSource {
    private static final JsonLimits LIMITS = JsonLimits.foreign();

    private final LineReader lines;

    NdjsonSource(InputStream in) {
        this.lines = new LineReader(in, LIMITS.maxBytes());
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        for (byte[] raw = lines.next(); raw != null; raw = lines.next()) {
            if (!isBlank(raw)) {
                return lines.tooLong() || raw.length > LIMITS.maxBytes() ? tooLong(raw) : read(raw);
            }
        }
        return null;
    }

    private SourceRecord tooLong(byte[] raw) {
        return SourceRecord.faulty(
                lines.line(), raw, "the line is longer than " + LIMITS.maxBytes() + " bytes");
    }

    private SourceRecord read(byte[] raw) {
        try {
            JsonValue value = StrictJson.parse(raw, LIMITS);
            return value instanceof JsonValue.JsonObject
                    ? SourceRecord.read(lines.line(), raw, value)
                    : SourceRecord.faulty(lines.line(), raw, "the line is no JSON object");
        } catch (JsonException e) {
            return SourceRecord.faulty(lines.line(), raw, "no valid JSON: " + e.getMessage());
        }
    }

    private static boolean isBlank(byte[] raw) {
        for (byte b : raw) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
