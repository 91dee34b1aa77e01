package io.worklog.spring.source;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.EventCodec;
import io.worklog.codec.JsonException;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonLimits.Form;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.codec.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the secrets out of what comes from outside, before any byte of it is kept: by the name they
 * stand under, and by their form where they show it. Thread-safe.
 */
public final class Masker {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TOKENS = 100_000;
    private static final int STAND_IN_BYTES = 16;

    private final SecretNames names;
    private final JsonMask json;

    /**
     * A masker that knows the usual names.
     *
     * @param more names of the host's own; upper case, dots, hyphens and underscores do not count,
     *     and a longer name that has one of them in it is covered too
     */
    public Masker(Collection<String> more) {
        names = new SecretNames(more);
        json = new JsonMask(names);
    }

    /** Whether what stands under that name is never recorded. */
    public boolean isSecret(String name) {
        return names.covers(name);
    }

    /** A value without its secrets. */
    public String text(String value) {
        return SecretValues.masked(CapturedText.of(value));
    }

    /** A value that stands under a name. */
    public String value(String name, String value) {
        return isSecret(name) ? EventCodec.MASK : text(value);
    }

    /** JSON without its secrets; nothing where the bytes are not strict JSON (RFC 8259). */
    public Optional<String> json(byte[] bytes) {
        JsonLimits limits =
                new JsonLimits(Form.FOREIGN, Math.max(1, bytes.length), MAX_DEPTH, MAX_TOKENS);
        try {
            return Optional.of(written(json.masked(StrictJson.parse(bytes, limits))));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** Parameters without their secrets, as a JSON object. */
    public String parameters(Map<String, String[]> parameters) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            List<JsonValue> all =
                    Arrays.stream(values)
                            .<JsonValue>map(value -> new JsonString(value(name, value)))
                            .toList();
            members.put(text(name), all.size() == 1 ? all.get(0) : new JsonArray(all));
        });
        return written(new JsonObject(members));
    }

    /**
     * A stand-in for a value that is itself as good as a password, such as a session's id: the same
     * for the same value, of no use for anything else. 128 bits of its SHA-256, in hex.
     */
    public String standIn(String value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, STAND_IN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String written(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }
}
