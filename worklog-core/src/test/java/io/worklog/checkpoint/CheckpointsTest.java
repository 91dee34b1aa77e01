package io.worklog.checkpoint;

import static io.worklog.checkpoint.SampleNotes.ORIGIN;
import static io.worklog.checkpoint.SampleNotes.checkpoint;
import static io.worklog.checkpoint.SampleNotes.seed;
import static io.worklog.checkpoint.SampleNotes.signed;
import static io.worklog.checkpoint.SampleNotes.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.checkpoint.CheckpointException.Reason;
import io.worklog.log.TreeSize;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    private static final NoteSigner OLD = signer(1);
    private static final NoteSigner NEW = signer(2);
    private static final NoteSigner WITNESS =
            Ed25519Keys.cosigner("witness.example/w1", seed(3), CLOCK);
    private static final KeyHistory HISTORY =
            KeyHistory.of(OLD.verifierKey()).rotated(NEW.verifierKey(), TreeSize.of(100));

    @Test
    void eachKeyIsBelievedInItsRangeOnly() {
        assertThat(Checkpoints.open(signed(99, OLD), HISTORY)).isEqualTo(checkpoint(ORIGIN, 99));
        assertThat(Checkpoints.open(signed(100, OLD), HISTORY).size()).isEqualTo(TreeSize.of(100));
        assertThat(Checkpoints.open(signed(100, NEW), HISTORY).size()).isEqualTo(TreeSize.of(100));
        assertThat(Checkpoints.open(signed(101, NEW), HISTORY).size()).isEqualTo(TreeSize.of(101));
        refused(Reason.KEY_NOT_VALID_AT_SIZE, signed(101, OLD));
        refused(Reason.KEY_NOT_VALID_AT_SIZE, signed(99, NEW));
        SignedNote both = signed(101, OLD).with(NEW.sign(checkpoint(ORIGIN, 101).text()));
        assertThat(Checkpoints.open(both, HISTORY).size()).isEqualTo(TreeSize.of(101));
    }

    @Test
    void unknownSignaturesAreNeitherTrustedNorInTheWay() {
        refused(Reason.UNKNOWN_KEY, signed(5, signer(9)));
        SignedNote note = signed(5, OLD);
        SignedNote more =
                note.with(signer(9).sign(note.text()))
                        .with(new NoteSignature(ORIGIN, 12345, new byte[] {1}))
                        .with(WITNESS.sign(note.text()));
        assertThat(Checkpoints.open(more, HISTORY).size()).isEqualTo(TreeSize.of(5));
    }

    @Test
    void aFalseSignatureOfAKnownKeySpoilsTheNote() {
        NoteSignature other = signed(6, OLD).signatures().get(0);
        refused(Reason.BAD_SIGNATURE, new SignedNote(signed(5, OLD).text(), List.of(other)));
        NoteSignature good = signed(5, OLD).signatures().get(0);
        SignedNote twice = new SignedNote(signed(5, OLD).text(), List.of(good, other));
        refused(Reason.BAD_SIGNATURE, twice);
        NoteSignature copied = new NoteSignature(ORIGIN, NEW.verifierKey().keyId(), new byte[64]);
        refused(Reason.BAD_SIGNATURE, signed(5, OLD).with(copied));
    }

    @Test
    void everyFlippedBitOfASignatureIsFound() {
        SignedNote note = signed(5, OLD);
        byte[] raw = note.signatures().get(0).signature();
        for (int bit = 0; bit < raw.length * 8; bit++) {
            byte[] flipped = raw.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            NoteSignature bent = new NoteSignature(ORIGIN, OLD.verifierKey().keyId(), flipped);
            assertThat(OLD.verifierKey().verifies(note.text(), bent)).isFalse();
        }
    }

    @Test
    void aCheckpointOfAnotherLogIsRefused() {
        SignedNote other = SignedNote.sign(checkpoint("example.com/other", 5).text(), OLD);
        refused(Reason.OTHER_ORIGIN, other);
        assertThat(Checkpoints.open(other, "example.com/other", HISTORY).origin())
                .isEqualTo("example.com/other");
    }

    @Test
    void aSignedTextThatIsNoCheckpointIsRefused() {
        refused(Reason.MALFORMED, SignedNote.sign("hello\n", OLD));
    }

    @Test
    void cosignaturesAreCountedOncePerWitnessWithTheirTime() {
        SignedNote note = signed(5, OLD);
        NoteSignature cosignature = WITNESS.sign(note.text());
        SignedNote doubled =
                new SignedNote(
                        note.text(), List.of(note.signatures().get(0), cosignature, cosignature));
        VerifierKey witness = WITNESS.verifierKey();
        VerifierKey absent =
                Ed25519Keys.cosigner("witness.example/w2", seed(4), CLOCK).verifierKey();
        assertThat(Checkpoints.cosignatures(doubled, List.of(witness, absent, witness)))
                .containsExactly(new Cosignature(witness, CLOCK.instant().getEpochSecond()));
        assertThat(Checkpoints.cosignatures(note, List.of(witness))).isEmpty();
        assertThatThrownBy(() -> Checkpoints.cosignatures(note, List.of(OLD.verifierKey())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCosignatureHoldsForItsTimeAndTextOnly() {
        SignedNote note = signed(5, OLD);
        VerifierKey witness = WITNESS.verifierKey();
        byte[] raw = WITNESS.sign(note.text()).signature();
        for (int at : new int[] {0, 7, 8, 71}) {
            byte[] changed = raw.clone();
            changed[at] ^= (byte) 0x80;
            NoteSignature bent = new NoteSignature(witness.name(), witness.keyId(), changed);
            assertThatThrownBy(() -> Checkpoints.cosignatures(note.with(bent), List.of(witness)))
                    .isInstanceOf(CheckpointException.class);
        }
        assertThat(witness.verifies(signed(6, OLD).text(), WITNESS.sign(note.text()))).isFalse();
    }

    @Test
    void noCosignatureIsFromBefore1970() {
        InstantSource early = InstantSource.fixed(Instant.EPOCH.minusSeconds(1));
        NoteSigner cosigner = Ed25519Keys.cosigner("witness.example/w1", seed(3), early);
        assertThatThrownBy(() -> cosigner.sign(checkpoint(ORIGIN, 5).text()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSignatureOfOneTypeIsNotThatOfAnother() {
        byte[] seed = seed(7);
        NoteSigner log = Ed25519Keys.fromSeed(ORIGIN, seed);
        NoteSigner cosigner = Ed25519Keys.cosigner(ORIGIN, seed, CLOCK);
        assertThat(log.verifierKey().keyId()).isNotEqualTo(cosigner.verifierKey().keyId());
        String text = checkpoint(ORIGIN, 5).text();
        assertThat(log.verifierKey().verifies(text, cosigner.sign(text))).isFalse();
        assertThat(cosigner.verifierKey().verifies(text, log.sign(text))).isFalse();
    }

    @Test
    void rangesThatOverlapLeaveGapsOrReturnToAKeyAreRefused() {
        VerifierKey a = OLD.verifierKey();
        VerifierKey b = NEW.verifierKey();
        TreeSize ten = TreeSize.of(10);
        LogKey first = new LogKey(a, TreeSize.of(0), ten);
        List<Runnable> bad =
                List.of(
                        () -> new KeyHistory(List.of()),
                        () -> new LogKey(a, ten, TreeSize.of(9)),
                        () -> new KeyHistory(List.of(first, new LogKey(b, TreeSize.of(9), null))),
                        () -> new KeyHistory(List.of(first, new LogKey(b, TreeSize.of(12), null))),
                        () -> new KeyHistory(List.of(first, new LogKey(a, ten, null))),
                        () -> HISTORY.rotated(b, TreeSize.of(200)),
                        () -> HISTORY.rotated(signer(8).verifierKey(), TreeSize.of(99)));
        for (Runnable call : bad) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(HISTORY.current().key()).isEqualTo(b);
    }

    private static void refused(Reason reason, SignedNote note) {
        assertThatThrownBy(() -> Checkpoints.open(note, HISTORY))
                .isInstanceOfSatisfying(
                        CheckpointException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
