package io.worklog.server.importer;

import io.worklog.codec.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One record of an input file.
 *
 * @param line the line it begins on, from 1
 * @param raw its bytes without the line end; only the beginning of a record that is too long
 * @param value what it says; absent where it could not be read
 * @param fault why it could not be read; absent where it could
 */
record SourceRecord(long line, byte[] raw, @Nullable JsonValue value, @Nullable String fault) {
    static SourceRecord read(long line, byte[] raw, JsonValue value) {
        return new SourceRecord(line, raw, value, null);
    }

    static SourceRecord faulty(long line, byte[] raw, String fault) {
        return new SourceRecord(line, raw, null, fault);
    }
}
