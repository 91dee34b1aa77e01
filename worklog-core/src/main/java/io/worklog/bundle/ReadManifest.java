package io.worklog.bundle;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import io.worklog.checkpoint.VerifierKey;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import io.worklog.error.IntegrityException;
import io.worklog.log.TreeSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a manifest that a check needs. Nothing in it is believed: it only says where to look.
 *
 * @param origin the log's name
 * @param entries indices of the entries in the bundle
 * @param keys the log's keys as the sender gave them
 */
record ReadManifest(String origin, List<Long> entries, KeyHistory keys) {
    /** Room for some hundred thousand entries. */
    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.Form.SEALED, 64 << 20, 32, 4_000_000);

    ReadManifest {
        entries = List.copyOf(entries);
    }

    static ReadManifest parse(byte[] bytes) {
        JsonObject json = object(StrictJson.parse(bytes, LIMITS));
        if (!BundleManifest.FORMAT.equals(text(json, "format"))) {
            throw new IntegrityException(
                    "not a bundle of a format known here: " + text(json, "format"));
        }
        return new ReadManifest(
                text(json, "origin"),
                list(json, "entries").stream().map(e -> number(object(e), "index")).toList(),
                new KeyHistory(list(json, "keys").stream().map(ReadManifest::key).toList()));
    }

    private static LogKey key(JsonValue value) {
        JsonObject json = object(value);
        TreeSize to = json.get("to") == null ? null : TreeSize.of(number(json, "to"));
        return new LogKey(
                VerifierKey.parse(text(json, "vkey")), TreeSize.of(number(json, "from")), to);
    }

    private static JsonObject object(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IntegrityException("manifest.json is not of the shape it must have");
    }

    private static String text(JsonObject json, String name) {
        if (json.get(name) instanceof JsonString text) {
            return text.text();
        }
        throw new IntegrityException("manifest.json has no text " + name);
    }

    private static long number(JsonObject json, String name) {
        if (json.get(name) instanceof JsonInteger number && number.value() >= 0) {
            return number.value();
        }
        throw new IntegrityException("manifest.json has no number " + name);
    }

    private static List<JsonValue> list(JsonObject json, String name) {
        if (json.get(name) instanceof JsonArray array) {
            return array.elements();
        }
        throw new IntegrityException("manifest.json has no list " + name);
    }
}
