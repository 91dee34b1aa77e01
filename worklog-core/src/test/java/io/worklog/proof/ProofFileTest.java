package io.worklog.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.CheckpointException;
import io.worklog.checkpoint.Ed25519Keys;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.checkpoint.SignedNote;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.InclusionProof;
import io.worklog.merkle.Proofs;
import io.worklog.merkle.Rfc6962;
import io.worklog.merkle.TileSource;
import io.worklog.merkle.TreeBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofFileTest {
    private static final int SIZE = 21;
    private static final NoteSigner SIGNER = Ed25519Keys.fromSeed("example.com/log", new byte[32]);
    private static final KeyHistory KEYS = KeyHistory.of(SIGNER.verifierKey());
    private static final List<Hash> LEAVES =
            IntStream.range(0, SIZE).mapToObj(i -> Rfc6962.leaf(new byte[] {(byte) i})).toList();
    private static final TreeBuilder TREE = tree();
    private static final SignedNote NOTE =
            SignedNote.sign(
                    new Checkpoint("example.com/log", TreeSize.of(SIZE), TREE.root()).text(),
                    SIGNER);

    @Test
    void everyEntryIsProvenByAFileThatSurvivesWritingAndReading() {
        for (int index = 0; index < SIZE; index++) {
            ProofFile file = proof(index, index % 2 == 0 ? null : new byte[] {1, 2, 3});
            ProofFile again = ProofFile.parse(file.bytes());
            assertThat(again).isEqualTo(file);
            assertThat(again.index()).isEqualTo(index);
            assertThat(again.extra()).isEqualTo(file.extra());
            assertThat(again.verifies(LEAVES.get(index), KEYS)).isTrue();
            assertThat(again.verifies(LEAVES.get((index + 1) % SIZE), KEYS)).isFalse();
        }
    }

    @Test
    void theFileIsLaidOutAsSpecified() {
        String[] lines = text(proof(20, new byte[] {1, 2, 3})).split("\n", -1);
        assertThat(lines[0]).isEqualTo("c2sp.org/tlog-proof@v1");
        assertThat(lines[1]).isEqualTo("extra AQID");
        assertThat(lines[2]).isEqualTo("index 20");
        assertThat(lines[3]).hasSize(44);
        assertThat(lines[5]).isEmpty();
        assertThat(lines[6]).isEqualTo("example.com/log");
        assertThat(lines[7]).isEqualTo("21");
    }

    @Test
    void aTreeOfOneEntryHasAProofWithoutHashes() {
        Hash leaf = LEAVES.get(0);
        Checkpoint one = new Checkpoint("example.com/log", TreeSize.of(1), leaf);
        ProofFile file =
                new ProofFile(
                        new InclusionProof(0, 1, List.of()), SignedNote.sign(one.text(), SIGNER));
        ProofFile again = ProofFile.parse(file.bytes());
        assertThat(again.verifies(leaf, KEYS)).isTrue();
    }

    @Test
    void everyFlippedBitIsFoundOrLiesInWhatNothingAuthenticates() {
        ProofFile file = proof(3, null);
        byte[] bytes = file.bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifies(flipped)).as("bit %s", bit).isFalse();
        }
        assertThat(verifies(bytes)).isTrue();
    }

    @Test
    void everyCutFileIsRefused() {
        byte[] bytes = proof(3, null).bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(verifies(Arrays.copyOf(bytes, length))).isFalse();
        }
    }

    @Test
    void otherSpellingsAreRefused() {
        String good = text(proof(3, new byte[] {1}));
        assertThat(ProofFile.parse(utf8(good)).index()).isEqualTo(3);
        for (String[] change :
                new String[][] {
                    {"index 3", "index 03"},
                    {"index 3", "index +3"},
                    {"index 3", "index 21"},
                    {"index 3", "index 99999999999999999999"},
                    {"index 3", "index  3"},
                    {"index 3", "Index 3"},
                    {"index 3\n", ""},
                    {"index 3\n", "index 3\nextra AQ==\n"},
                    {"extra AQ==\n", "extra AQ==\nextra AQ==\n"},
                    {"extra AQ==", "extra AR=="},
                    {"extra AQ==", "extra AQ"},
                    {"extra AQ==", "extra"},
                    {"proof@v1", "proof@v2"},
                    {"proof@v1\n", "proof@v1\r\n"},
                    {"c2sp", "\ufeffc2sp"},
                    {"\n\n", "\nAAAA\n\n"},
                    {"\n\n", "\n"}
                }) {
            String bent = good.replaceFirst(Pattern.quote(change[0]), change[1]);
            assertThat(bent).isNotEqualTo(good);
            assertThatThrownBy(() -> ProofFile.parse(utf8(bent)))
                    .as(bent)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSpareHashIsReadButProvesNothing() {
        String good = text(proof(3, null));
        String spare = good.replaceFirst("\n\n", "\n" + LEAVES.get(0).base64() + "\n\n");
        assertThat(ProofFile.parse(utf8(spare)).verifies(LEAVES.get(3), KEYS)).isFalse();
    }

    @Test
    void aProofUnderAnotherKeyOrForAnotherSizeIsRefused() {
        KeyHistory other =
                KeyHistory.of(
                        Ed25519Keys.fromSeed("example.com/log", LEAVES.get(0).toBytes())
                                .verifierKey());
        ProofFile file = proof(3, null);
        assertThatThrownBy(() -> file.verifies(LEAVES.get(3), other))
                .isInstanceOf(CheckpointException.class);
        InclusionProof smaller = Proofs.inclusion(3, 20, tiles());
        assertThatThrownBy(() -> new ProofFile(smaller, NOTE))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] tooMuch = new byte[ProofFile.MAX_EXTRA_BYTES + 1];
        assertThatThrownBy(() -> proof(3, tooMuch)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean verifies(byte[] file) {
        try {
            return ProofFile.parse(file).verifies(LEAVES.get(3), KEYS);
        } catch (IllegalArgumentException | CheckpointException e) {
            return false;
        }
    }

    private static TreeBuilder tree() {
        TreeBuilder tree = TreeBuilder.empty();
        tree.append(LEAVES);
        return tree;
    }

    private static TileSource tiles() {
        return TREE.tiles(id -> {
            throw new AssertionError("there is no full tile " + id);
        });
    }

    private static ProofFile proof(int index, byte[] extra) {
        return new ProofFile(Proofs.inclusion(index, SIZE, tiles()), NOTE, extra);
    }

    private static String text(ProofFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
