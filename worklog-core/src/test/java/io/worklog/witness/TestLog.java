package io.worklog.witness;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.TreeSize;
import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.merkle.TreeBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log of at most 256 entries that can sign a checkpoint of any size it had. */
public final class TestLog {
    public static final String ORIGIN = "example.org/observed";
    public static final NoteSigner SIGNER = Ed25519Keys.fromSeed(ORIGIN, new byte[32]);
    public static final KeyHistory KEYS = KeyHistory.of(SIGNER.verifierKey());

    private final List<Hash> leaves = new ArrayList<>();

    public TestLog(int size, String flavour) {
        for (int i = 0; i < size; i++) {
            leaves.add(Rfc6962.leaf((flavour + i).getBytes()));
        }
    }

    public byte[] checkpoint(int size) {
        return checkpoint(size, SIGNER);
    }

    public byte[] checkpoint(int size, NoteSigner signer) {
        TreeBuilder tree = TreeBuilder.empty();
        tree.append(leaves.subList(0, size));
        Checkpoint head = new Checkpoint(ORIGIN, TreeSize.of(size), tree.root());
        return SignedNote.sign(head.text(), signer).bytes();
    }

    public ConsistencyProof proof(long from, long to) {
        byte[] all = new byte[leaves.size() * Hash.SIZE];
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).copyTo(all, i * Hash.SIZE);
        }
        return Proofs.consistency(from, to, id -> cut(id, all));
    }

    private static Tile cut(TileId id, byte[] all) {
        return new Tile(id, Arrays.copyOf(all, id.width() * Hash.SIZE));
    }
}
