package io.worklog.checkpoint;

import io.worklog.log.TreeSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every key of a log, oldest first, each with its range of sizes. Ranges meet: one may begin at the
 * size at which the one before it ends, or one above, so that every size has a key and no old key
 * reaches into a later one's range.
 *
 * @param keys at least one; all but the last have an end
 */
public record KeyHistory(List<LogKey> keys) {
    public KeyHistory {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a log has at least one key");
        }
        for (int i = 1; i < keys.size(); i++) {
            checkMeet(keys.get(i - 1), keys.get(i));
        }
        if (keys.stream().map(LogKey::key).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("a log does not take up a former key again");
        }
    }

    private static void checkMeet(LogKey before, LogKey after) {
        TreeSize end = before.to();
        long gap = end == null ? -1 : after.from().value() - end.value();
        if (gap < 0 || gap > 1) {
            throw new IllegalArgumentException("the ranges of two keys of a log do not meet");
        }
    }

    /** One key for all sizes. */
    public static KeyHistory of(VerifierKey key) {
        return new KeyHistory(List.of(new LogKey(key, TreeSize.of(0), null)));
    }

    /** The key in use. */
    public LogKey current() {
        return keys.get(keys.size() - 1);
    }

    /** The key that a signature names, whether or not the signature is true. */
    public Optional<LogKey> named(NoteSignature signature) {
        return keys.stream().filter(key -> key.key().isNamedBy(signature)).findFirst();
    }

    /**
     * The history with a new key from a size on. The old one MUST NOT sign anything larger; at that
     * very size both may sign.
     */
    public KeyHistory rotated(VerifierKey next, TreeSize from) {
        List<LogKey> all = new ArrayList<>(keys.subList(0, keys.size() - 1));
        all.add(new LogKey(current().key(), current().from(), from));
        all.add(new LogKey(next, from, null));
        return new KeyHistory(all);
    }
}
