package io.worklog.sequence;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.NoteSignature;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.merkle.TreeBuilder;
import io.worklog.sequence.Sequencer.Tree;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Signs the checkpoints of one log. Before it signs it re-reads what is new from the store, hashes
 * it and extends the tree it signed last, so that a signature never covers bytes that are not there
 * and never contradicts an earlier one. Thread-safe; one sealing at a time.
 *
 * <p>Once the store contradicts what was signed or sequenced, the log is never signed again by this
 * process: {@link #problem} says why.
 */
public final class LogSealer {
    private final LogId log;
    private final LogStore store;
    private final SigningKeys keys;
    private final @Nullable HeadMemory heads;
    private final Sequencer sequencer;
    private final SealListener listener;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the newest checkpoint covers; grows only by what was re-read. */
    private TreeBuilder tree;

    private volatile @Nullable SignedNote newest;
    private volatile TreeSize sealed;
    private volatile @Nullable String problem;
    private @Nullable IntegrityException refusal;

    private LogSealer(
            Sequencer sequencer,
            LogStore store,
            SigningKeys keys,
            @Nullable HeadMemory heads,
            SealListener told) {
        this.sequencer = sequencer;
        this.log = sequencer.head().log();
        this.store = store;
        this.keys = keys;
        this.heads = heads;
        this.listener = told;
        this.tree = TreeBuilder.empty();
        this.sealed = TreeSize.of(0);
    }

    /**
     * Goes on from the newest checkpoint of a log, checking its signature and its root.
     *
     * @param heads remembers what was signed; absent where only the store does
     * @throws IntegrityException if the log does not hold what was signed
     */
    public static LogSealer open(
            Sequencer sequencer,
            LogStore store,
            SigningKeys keys,
            @Nullable HeadMemory heads,
            SealListener told) {
        LogSealer sealer = new LogSealer(sequencer, store, keys, heads, told);
        if (heads != null) {
            sealer.requireRemembered(heads);
        }
        store.checkpoint(sealer.log).ifPresent(sealer::goOnFrom);
        return sealer;
    }

    /**
     * Shows the newest checkpoint of a log that is not to be signed, as it lies there.
     *
     * @param why it is not
     * @throws IntegrityException if the checkpoint is none
     */
    public static LogSealer refusing(
            Sequencer sequencer,
            LogStore store,
            SigningKeys keys,
            SealListener told,
            IntegrityException why) {
        LogSealer sealer = new LogSealer(sequencer, store, keys, null, told);
        sealer.refuse(why);
        store.checkpoint(sealer.log).ifPresent(sealer::show);
        return sealer;
    }

    private void show(byte[] bytes) {
        SignedNote note = SignedHeads.parsed(log, bytes);
        sealed = Checkpoint.parse(note.text()).size();
        newest = note;
    }

    private void goOnFrom(byte[] bytes) {
        SignedNote note = SignedHeads.parsed(log, bytes);
        Checkpoint signed = SignedHeads.opened(log, note, keys);
        Tree stored = sequencer.tree();
        if (stored.size().compareTo(signed.size()) < 0) {
            throw SignedHeads.lost(log, signed.size(), stored.size());
        }
        tree = TreeBuilder.at(signed.size().value(), stored.tiles());
        requireRoot(signed, tree);
        newest = note;
        sealed = signed.size();
    }

    /** A store that went back behind what this node signed is never signed again. */
    private void requireRemembered(HeadMemory heads) {
        byte[] bytes = heads.last(log).orElse(null);
        if (bytes == null) {
            return;
        }
        Checkpoint signed = SignedHeads.opened(log, bytes, keys);
        Tree stored = sequencer.tree();
        if (stored.size().compareTo(signed.size()) < 0) {
            throw SignedHeads.lost(log, signed.size(), stored.size());
        }
        requireRoot(signed, TreeBuilder.at(signed.size().value(), stored.tiles()));
    }

    /**
     * Signs a checkpoint over all that is durable now; gives the newest one where it covers that.
     *
     * @throws IntegrityException if the store contradicts what was signed or sequenced
     * @throws io.worklog.error.StoreUnavailableException if the store failed; nothing was signed
     */
    public SignedNote seal() {
        SignedNote before = newest;
        SignedNote now = sealLocked();
        if (now != before) {
            listener.sealed(log, sealed, now);
        }
        return now;
    }

    private SignedNote sealLocked() {
        lock.lock();
        try {
            if (refusal != null) {
                throw new IntegrityException(String.valueOf(refusal.getMessage()), refusal);
            }
            return isBehind() ? sealTo(sequencer.tree()) : Objects.requireNonNull(newest);
        } catch (IntegrityException e) {
            refuse(e);
            throw e;
        } catch (RuntimeException e) {
            problem = "not sealed: " + e.getMessage();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Signs nothing from now on. */
    public void refuse(IntegrityException why) {
        lock.lock();
        try {
            if (refusal == null) {
                refusal = why;
                problem = String.valueOf(why.getMessage());
            }
        } finally {
            lock.unlock();
        }
    }

    private SignedNote sealTo(Tree durable) {
        TreeBuilder grown = tree.copy();
        SignedNote published = checkPublished(grown);
        if (published != null && grown.size() >= durable.size().value()) {
            remember(published);
            return keep(grown, published);
        }
        StoredLeaves.extend(grown, store, log, durable.size().value());
        if (!grown.root().equals(durable.root())) {
            throw new IntegrityException(
                    "log "
                            + log
                            + " does not hold the "
                            + durable.size()
                            + " entries that were written");
        }
        NoteSigner signer = keys.signer(log);
        String origin = signer.verifierKey().name();
        String text = new Checkpoint(origin, durable.size(), grown.root()).text();
        SignedNote note = SignedNote.sign(text, signer);
        return publish(grown, note);
    }

    /** Another node may have published a larger checkpoint in the meantime; then that one counts. */
    private SignedNote publish(TreeBuilder grown, SignedNote note) {
        remember(note);
        try {
            store.publish(log, TreeSize.of(grown.size()), note.bytes());
            return keep(grown, note);
        } catch (IntegrityException e) {
            TreeBuilder larger = grown.copy();
            SignedNote published = checkPublished(larger);
            if (published == null || larger.size() <= grown.size()) {
                throw e;
            }
            remember(published);
            return keep(larger, published);
        }
    }

    /** Before anybody else can see a signature, this node knows that it gave it. */
    private void remember(SignedNote note) {
        if (heads != null && note != newest) {
            heads.remember(log, note.bytes());
        }
    }

    private SignedNote keep(TreeBuilder grown, SignedNote note) {
        tree = grown;
        newest = note;
        sealed = TreeSize.of(grown.size());
        problem = null;
        return note;
    }

    /**
     * The newest checkpoint in the store, which another node may have signed: it must be a tree
     * that grew out of the one signed here.
     */
    private @Nullable SignedNote checkPublished(TreeBuilder grown) {
        Optional<byte[]> bytes = store.checkpoint(log);
        SignedNote mine = newest;
        if (bytes.isEmpty()) {
            if (mine != null) {
                throw new IntegrityException("log " + log + " has lost its signed head " + sealed);
            }
            return null;
        }
        if (mine != null && Arrays.equals(bytes.get(), mine.bytes())) {
            return mine;
        }
        SignedNote note = SignedHeads.parsed(log, bytes.get());
        Checkpoint other = SignedHeads.opened(log, note, keys);
        if (other.size().value() < grown.size()) {
            throw new IntegrityException(
                    "log " + log + " shows signed head " + other.size() + " after " + grown.size());
        }
        StoredLeaves.extend(grown, store, log, other.size().value());
        requireRoot(other, grown);
        return note;
    }

    private void requireRoot(Checkpoint signed, TreeBuilder derived) {
        if (!derived.root().equals(signed.root())) {
            throw new IntegrityException(
                    "log " + log + " has another root at size " + signed.size() + " than signed");
        }
    }

    /**
     * Adds signature lines of others to the newest checkpoint and keeps it.
     *
     * @return whether it still was the newest
     */
    public boolean addSignatures(TreeSize size, List<NoteSignature> lines) {
        lock.lock();
        try {
            SignedNote note = newest;
            if (note == null || refusal != null || !size.equals(sealed)) {
                return false;
            }
            for (NoteSignature line : lines) {
                note = note.with(line);
            }
            store.publish(log, size, note.bytes());
            newest = note;
            return true;
        } catch (IntegrityException e) {
            // Another node published a larger one.
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** The newest checkpoint; nothing where none was signed yet. */
    public Optional<SignedNote> newest() {
        return Optional.ofNullable(newest);
    }

    /** How many entries the newest checkpoint covers. */
    public TreeSize sealedSize() {
        return sealed;
    }

    /**
     * Seals, then has the keys changed before anything else can be signed.
     *
     * @return the size up to which the old key signed
     */
    public TreeSize rotateKey() {
        lock.lock();
        try {
            SignedNote before = newest;
            SignedNote note = sealLocked();
            keys.rotate(log, sealed);
            if (note != before) {
                listener.sealed(log, sealed, note);
            }
            return sealed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is something that the newest checkpoint does not cover. */
    public boolean isBehind() {
        return newest == null || sequencer.size().compareTo(sealed) > 0;
    }

    /** What keeps the log from being sealed; absent while nothing does. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
