package io.worklog.codec;

import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.error.IntegrityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values and salts behind the commitments of one entry, as canonical JSON {@code
 * {"<path>":{"salt":"<base64>","value":<value>}}}. Immutable.
 */
public final class PrivateSide {
    /** The most bytes of a private side. */
    public static final int MAX_BYTES = 1 << 20;

    static final JsonName SALT = new JsonName("salt");
    static final JsonName VALUE = new JsonName("value");

    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.Form.SEALED, MAX_BYTES, 8, MAX_BYTES);

    private final Map<String, JsonValue> fields;

    private PrivateSide(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /**
     * Reads the bytes of a private side; whether the values are those that were committed is not
     * checked here but by {@link EventCodec#decode}.
     *
     * @param bytes absent for a private side without values
     * @throws IntegrityException if they are not a private side in canonical form
     */
    public static PrivateSide parse(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new PrivateSide(Map.of());
        }
        JsonValue value = CanonicalBytes.parse(bytes, LIMITS, "private side");
        if (!(value instanceof JsonObject object) || object.members().isEmpty()) {
            throw new IntegrityException("the private side is no object with members");
        }
        object.members().forEach(PrivateSide::requireOpening);
        return new PrivateSide(object.members());
    }

    private static void requireOpening(String path, JsonValue value) {
        boolean fits =
                value instanceof JsonObject object
                        && object.members().size() == 2
                        && object.get(VALUE.text) != null
                        && Base64Text.decode(object.get(SALT.text)) != null;
        if (!fits) {
            throw new IntegrityException("the private side has no salt and value at " + path);
        }
    }

    /** The committed fields whose value is here. */
    public Set<String> paths() {
        return fields.keySet();
    }

    /** What is left when the values and salts at these paths are erased; others are ignored. */
    public PrivateSide remove(Collection<String> paths) {
        Set<String> erased = new HashSet<>(paths);
        return keep(path -> !erased.contains(path));
    }

    /** Only the values and salts at these paths, for somebody who may see those. */
    public PrivateSide disclose(Collection<String> paths) {
        return keep(new HashSet<>(paths)::contains);
    }

    private PrivateSide keep(Predicate<String> kept) {
        Map<String, JsonValue> left = new TreeMap<>(fields);
        left.keySet().removeIf(kept.negate());
        return new PrivateSide(Collections.unmodifiableMap(left));
    }

    /** The bytes to keep; absent where nothing is left. */
    public byte @Nullable [] bytes() {
        return fields.isEmpty() ? null : CanonicalJson.write(new JsonObject(fields));
    }

    /** The value at a path, or {@code null} where it is withheld. */
    @Nullable JsonValue find(String path) {
        JsonValue opening = fields.get(path);
        return opening instanceof JsonObject object ? object.get(VALUE.text) : null;
    }

    /**
     * Checks every value here against its commitment.
     *
     * @throws IntegrityException naming the first path that does not fit
     */
    void verify(Map<String, byte[]> commitments) {
        if (!fields.isEmpty()) {
            verify(commitments, new Commitment(), JsonOut.sealed());
        }
    }

    private void verify(Map<String, byte[]> commitments, Commitment commitment, JsonOut out) {
        for (String path : fields.keySet()) {
            byte[] expected = commitments.get(path);
            if (expected == null) {
                throw new IntegrityException("the private side has " + path + ", never committed");
            }
            if (!Arrays.equals(expected, recompute(commitment, out, path))) {
                throw new IntegrityException(
                        "the value or salt at " + path + " is not the one that was committed");
            }
        }
    }

    private byte[] recompute(Commitment commitment, JsonOut out, String path) {
        JsonObject opening = (JsonObject) require(fields.get(path), path);
        int start = out.length();
        CanonicalJson.write(out, require(opening.get(VALUE.text), path));
        byte[] salt = Base64Text.decode(opening.get(SALT.text));
        return commitment.to(require(salt, path), path, out.buffer(), start, out.length());
    }

    private static <T> T require(@Nullable T part, String path) {
        return Objects.requireNonNull(part, path);
    }
}
