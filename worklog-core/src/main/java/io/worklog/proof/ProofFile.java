package io.worklog.proof;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Checkpoints;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.merkle.Hash;
import io.worklog.merkle.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows offline that an entry is in a log (C2SP tlog-proof, {@code c2sp.org/tlog-proof@v1}).
 *
 * @param inclusion leads from the entry to the checkpoint's root
 * @param checkpoint as the log signed it, with the cosignatures there are
 * @param extra opaque bytes that nothing authenticates, at most {@value #MAX_EXTRA_BYTES}; copied
 *     in and out
 */
public record ProofFile(InclusionProof inclusion, SignedNote checkpoint, byte @Nullable [] extra) {
    /** The most bytes that can go along with a proof. */
    public static final int MAX_EXTRA_BYTES = 65_536;

    public ProofFile {
        Objects.requireNonNull(inclusion, "inclusion");
        Objects.requireNonNull(checkpoint, "checkpoint");
        extra = extra == null ? null : extra.clone();
        if (extra != null && extra.length > MAX_EXTRA_BYTES) {
            throw new IllegalArgumentException("extra data of " + extra.length + " bytes");
        }
        long size = Checkpoint.parse(checkpoint.text()).size().value();
        if (size != inclusion.size()) {
            throw new IllegalArgumentException(
                    "a proof for size " + inclusion.size() + " with a checkpoint of " + size);
        }
    }

    /** Without extra data. */
    public ProofFile(InclusionProof inclusion, SignedNote checkpoint) {
        this(inclusion, checkpoint, null);
    }

    /**
     * Reads a proof file. What it says is not yet believed.
     *
     * @throws IllegalArgumentException if the bytes are not exactly what C2SP tlog-proof defines
     */
    public static ProofFile parse(byte[] bytes) {
        return ProofFileParser.parse(bytes);
    }

    /** Which entry, from 0. */
    public long index() {
        return inclusion.index();
    }

    /** The file; {@link #parse(byte[])} reads it back. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(ProofFileParser.FIRST_LINE).append('\n');
        if (extra != null) {
            head.append(ProofFileParser.EXTRA)
                    .append(Base64.getEncoder().encodeToString(extra))
                    .append('\n');
        }
        head.append(ProofFileParser.INDEX).append(index()).append('\n');
        inclusion.path().forEach(hash -> head.append(hash.base64()).append('\n'));
        byte[] first = head.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
        byte[] note = checkpoint.bytes();
        byte[] file = Arrays.copyOf(first, first.length + note.length);
        System.arraycopy(note, 0, file, first.length, note.length);
        return file;
    }

    /**
     * Whether the entry with that leaf hash is at this index in the log with those keys. Witnesses
     * are for the caller to ask for: {@link Checkpoints#cosignatures}.
     *
     * @throws CheckpointException if the checkpoint is not the log's
     */
    public boolean verifies(Hash leaf, KeyHistory keys) {
        Checkpoint believed = Checkpoints.open(checkpoint, keys);
        return inclusion.verifies(leaf, believed.root());
    }

    @Override
    public byte @Nullable [] extra() {
        return extra == null ? null : extra.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProofFile that
                && inclusion.equals(that.inclusion)
                && checkpoint.equals(that.checkpoint)
                && Arrays.equals(extra, that.extra);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inclusion, checkpoint, Arrays.hashCode(extra));
    }

    @Override
    public String toString() {
        return "ProofFile[index=" + index() + ", size=" + inclusion.size() + "]";
    }
}
