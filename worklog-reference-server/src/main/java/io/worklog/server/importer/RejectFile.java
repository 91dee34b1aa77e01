package io.worklog.server.importer;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what could not be imported as NDJSON: {@code {"line":…,"reason":…,"text":…}}, or {@code
 * "base64"} instead of {@code "text"} where the record is no UTF-8. The file is made at the first
 * reject and replaces an earlier one. Not thread-safe.
 */
final class RejectFile implements AutoCloseable {
    private static final int KEPT = 5;
    private static final int MAX_CONTENT = 64 << 10;

    private final Path path;
    private final List<ImportReport.Reject> first = new ArrayList<>();
    private @Nullable OutputStream out;
    private long count;

    RejectFile(Path path) {
        this.path = path;
    }

    void add(SourceRecord record, String reason) throws IOException {
        count++;
        if (first.size() < KEPT) {
            first.add(new ImportReport.Reject(record.line(), reason));
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("line", new JsonInteger(record.line()));
        members.put("reason", new JsonString(reason));
        byte[] raw = record.raw();
        content(
                raw.length > MAX_CONTENT ? java.util.Arrays.copyOf(raw, MAX_CONTENT) : raw,
                members);
        open().write(CanonicalJson.write(new JsonObject(members)));
        open().write('\n');
    }

    long count() {
        return count;
    }

    List<ImportReport.Reject> first() {
        return List.copyOf(first);
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            out = new java.io.BufferedOutputStream(Files.newOutputStream(path));
        }
        return out;
    }

    private static void content(byte[] raw, Map<String, JsonValue> members) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
            members.put("text", new JsonString(text));
        } catch (CharacterCodingException e) {
            members.put("base64", new JsonString(Base64.getEncoder().encodeToString(raw)));
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
