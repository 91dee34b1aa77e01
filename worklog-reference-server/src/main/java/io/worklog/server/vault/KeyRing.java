package io.worklog.server.vault;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Master keys as text: one a line, {@code <id> <base64 of 32 bytes>}, the newest last. Lines that
 * begin with a hash are comments. Immutable.
 */
final class KeyRing {
    static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Map<String, byte[]> keys;
    private final String current;

    private KeyRing(Map<String, byte[]> keys, String current) {
        this.keys = Collections.unmodifiableMap(keys);
        this.current = current;
    }

    /**
     * Reads keys.
     *
     * @throws IllegalArgumentException with the number of the line that is wrong, never its content
     */
    static KeyRing parse(String text) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        String last = null;
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                last = take(line, at + 1, keys);
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("there is no master key in it");
        }
        return new KeyRing(keys, last);
    }

    private static String take(String line, int number, Map<String, byte[]> keys) {
        int space = line.indexOf(' ');
        String id = space < 0 ? "" : line.substring(0, space);
        byte[] key = decoded(line.substring(space + 1).strip());
        if (!ID.matcher(id).matches() || key.length != KEY_BYTES || keys.put(id, key) != null) {
            throw new IllegalArgumentException(
                    "line "
                            + number
                            + " is not an identifier of its own and the base64 of 32"
                            + " bytes");
        }
        return id;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** A ring with one more key, which is the current one; null begins a ring. */
    static KeyRing with(@Nullable KeyRing before, String id, RandomGenerator random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Map<String, byte[]> keys =
                before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.keys);
        keys.put(id, key);
        return new KeyRing(keys, id);
    }

    String current() {
        return current;
    }

    /** The bytes of a key, or nothing. */
    byte @Nullable [] key(String id) {
        return keys.get(id);
    }

    byte[] currentKey() {
        return Objects.requireNonNull(keys.get(current));
    }

    /** The text that {@link #parse} reads. */
    String text() {
        StringBuilder text = new StringBuilder(128);
        text.append("# Master keys of the vault, the newest last. Keep them apart from backups.\n");
        keys.forEach((id, key) ->
                text.append(id)
                        .append(' ')
                        .append(Base64.getEncoder().encodeToString(key))
                        .append('\n'));
        return text.toString();
    }
}
