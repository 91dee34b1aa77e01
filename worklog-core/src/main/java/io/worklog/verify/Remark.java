package io.worklog.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of a report, as a key with arguments, so that a program can show it in its reader's
 * language; {@link #text} is the English one.
 *
 * @param key which sentence
 * @param args what stands in its places, with ids and without content
 */
public record Remark(Key key, List<String> args) {
    /** The sentences; {@code {0}} and so on stand for arguments. */
    public enum Key {
        SIGNED("the checkpoint is signed by a key that may sign this size"),
        ENTRIES_HASHED("entries {0} to {1} lead to the signed root"),
        NO_ENTRIES("the log is empty, and so is the signed tree"),
        PRIVATE_VALUES("private values are those that were committed, or erased by a redaction"),
        EVIDENCE_GOOD("{0} attached files have the digest that was sealed"),
        INDEX_GOOD("the index answers as the entries say"),
        REMEMBERED("{0} remembered checkpoints are prefixes of the log"),
        PRUNED_BY("entries below {0} were dropped by the pruning that entry {1} records, at {2}"),
        IN_TREE("{0} entries are in the signed tree, byte for byte"),

        PRUNED_BELOW("bytes of entries below {0}: pruned, their hashes lead to it"),
        PRUNING_UNSEEN("why entries below {0} are gone: it is recorded before entry {1}"),
        CHECKED_BEFORE("bytes of entries below {0}: taken as checked before"),
        NO_EVIDENCE_STORE("{0} attached files: no evidence store was given"),
        NOT_IN_BUNDLE("evidence {0}: not in the bundle"),
        NOT_DISCLOSED("{0} personal values: not disclosed in this bundle"),
        WHOSE_KEY("whose key it is: compare the fingerprint with the owner of the log"),
        INDEX_BEHIND("the index from entry {0}: it has not read so far"),
        REMEMBERED_UNREADABLE("a remembered checkpoint: {0}"),

        ENTRY_CHANGED("entry {0} is not as sealed"),
        ENTRY_NOT_IN_TREE("the entry is not in the signed tree as it is here"),
        ENTRY_OR_PROOF_ABSENT("the entry or its proof is not in the bundle"),
        ENTRIES_UNREADABLE("entries from {0} cannot be read"),
        BOTH_CHANGED("entry and hash tile were both changed among entries {0} to {1}"),
        NOTHING_FITS("neither entries nor hash tiles lead to the signed root"),
        ROOT_DIFFERS("the entries do not lead to the signed root"),
        VALUE_GONE("{0} is gone and no redaction says so"),
        VALUE_STILL_THERE("{0} is still there though entry {1} erased it: resume the erasure"),
        EVIDENCE_GONE("evidence {0} is gone and no redaction says so"),
        EVIDENCE_CHANGED("evidence {0} is not what was sealed"),
        PRUNED_SILENTLY("entries below {0} are gone and no prune event says so"),
        SHORTER("the log ends at {0}; a checkpoint kept from before covers {1}"),
        OTHER_HISTORY("the first {0} entries are not those of a checkpoint kept from before"),
        TILE_UNREADABLE("hash tile {0} cannot be read"),
        TILE_DIFFERS("hash tile {0} does not fit what lies below it"),
        INDEX_DIFFERS("the index says otherwise: rebuild it"),
        INDEX_COUNT("the index holds {0} entries, not {1}: rebuild it"),
        /** What another part of the library said, in English. */
        SAID("{0}");

        private final String english;

        Key(String english) {
            this.english = english;
        }

        /** The English sentence, in the form of {@link java.text.MessageFormat}. */
        public String english() {
            return english;
        }
    }

    public Remark {
        Objects.requireNonNull(key, "key");
        args = List.copyOf(args);
    }

    /** A sentence with its arguments. */
    public static Remark of(Key key, @Nullable Object... args) {
        return new Remark(key, Arrays.stream(args).map(String::valueOf).toList());
    }

    /** The sentence in English. */
    public String text() {
        return new java.text.MessageFormat(key.english, java.util.Locale.ROOT)
                .format(args.toArray());
    }

    @Override
    public String toString() {
        return text();
    }
}
