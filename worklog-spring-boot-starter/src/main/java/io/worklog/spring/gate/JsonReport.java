package io.worklog.spring.gate;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.spring.gate.EndpointRow.Status;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report as canonical JSON (RFC 8785). */
final class JsonReport {
    private JsonReport() {}

    static String text(EndpointReport report) {
        Map<String, JsonValue> totals = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            totals.put(word(status), new JsonInteger(report.count(status)));
        }
        JsonValue whole =
                new JsonObject(
                        Map.of(
                                "totals",
                                new JsonObject(totals),
                                "endpoints",
                                new JsonArray(
                                        report.rows().stream().map(JsonReport::row).toList())));
        return new String(CanonicalJson.write(whole), StandardCharsets.UTF_8);
    }

    private static JsonValue row(EndpointRow row) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("request", new JsonString(row.request()));
        members.put("handler", new JsonString(row.handler()));
        members.put("location", new JsonString(row.location()));
        members.put("mutating", new JsonBoolean(row.mutating()));
        members.put("status", new JsonString(word(row.status())));
        members.put("eventTypes", list(row.eventTypes()));
        members.put("through", list(row.through()));
        members.put("reason", text(row.reason()));
        members.put("hints", list(row.hints()));
        return new JsonObject(members);
    }

    private static JsonValue text(@Nullable String text) {
        return text == null ? JsonNull.NULL : new JsonString(text);
    }

    private static JsonValue list(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
