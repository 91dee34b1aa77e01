package io.worklog.spring.importer;

import io.worklog.codec.JsonValue.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an answer of Actuator's {@code auditevents} endpoint, one event at a time. */
final class ActuatorJsonSource implements LegacySource {
    private final Path file;

    ActuatorJsonSource(Path file) {
        this.file = file;
    }

    @Override
    public String kind() {
        return "actuator";
    }

    @Override
    public Map<String, String> facts() {
        try {
            return Map.of("bytes", Long.toString(Files.size(file)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void read(LegacySink sink) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JsonElements elements = new JsonElements(in, true);
            ActuatorRecord.Ordinals ordinals = new ActuatorRecord.Ordinals();
            for (byte[] raw = elements.read(); raw != null; raw = elements.read()) {
                ActuatorRecord record = record(raw);
                if (record == null) {
                    String where = "byte " + elements.start();
                    sink.reject(where, raw, "is no audit event with a time and a type");
                } else {
                    record.tell(ordinals, sink);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static @Nullable ActuatorRecord record(byte[] raw) {
        try {
            JsonObject json = JsonRead.object(raw);
            String time = JsonRead.text(json.get("timestamp"));
            String type = JsonRead.text(json.get("type"));
            if (time == null || type == null) {
                return null;
            }
            String principal = JsonRead.text(json.get("principal"));
            return new ActuatorRecord(
                    Instant.parse(time), principal == null ? "" : principal, type, data(json));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }

    private static Map<String, String> data(JsonObject json) {
        Map<String, String> data = new TreeMap<>();
        if (json.get("data") instanceof JsonObject pairs) {
            pairs.members()
                    .forEach((name, value) -> data.put(name, String.valueOf(JsonRead.text(value))));
        }
        return data;
    }

    private static LegacySourceException failed(IOException cause) {
        return new LegacySourceException("the answer of Actuator could not be read", cause);
    }
}
