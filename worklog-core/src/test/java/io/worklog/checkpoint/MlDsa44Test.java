package io.worklog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.merkle.Vectors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the vectors where the runtime has the algorithm, and demands the clear error where not. */
class MlDsa44Test {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700));
    private static final MlDsa44 MISSING = new MlDsa44("ML-DSA-of-no-runtime");

    @Test
    void everyWycheproofCaseIsJudgedAsPublishedOrNamesTheJdkItNeeds() {
        Map<String, Object> file = Vectors.object("wycheproof/mldsa_44_verify_test.json");
        int cases = 0;
        for (Map<String, Object> group : Vectors.asObjects(file.get("testGroups"))) {
            byte[] key = hex(group.get("publicKey"));
            for (Map<String, Object> test : Vectors.asObjects(group.get("tests"))) {
                judge(key, test);
                cases++;
            }
        }
        assertThat(cases).isEqualTo(180);
    }

    /** Cosignatures have an empty context, so what was signed in another one is not theirs. */
    private static void judge(byte[] key, Map<String, Object> test) {
        byte[] message = hex(test.get("msg"));
        byte[] signature = hex(test.get("sig"));
        if (!MlDsa44Keys.available()) {
            needsNewerJdk(() -> MlDsa44.STANDARD.verifies(key, message, signature));
            return;
        }
        boolean expected =
                test.get("result").equals("valid") && test.getOrDefault("ctx", "").equals("");
        assertThat(MlDsa44.STANDARD.verifies(key, message, signature))
                .as("case %s", test.get("tcId"))
                .isEqualTo(expected);
    }

    @Test
    void aCosignatureIsMadeAndVerifiedOrNamesTheJdkItNeeds() {
        byte[] seed = new byte[32];
        if (!MlDsa44Keys.available()) {
            needsNewerJdk(() -> MlDsa44Keys.fromSeed("w.example", seed, CLOCK));
            return;
        }
        NoteSigner witness = MlDsa44Keys.fromSeed("w.example", seed, CLOCK);
        String text = SampleNotes.checkpoint("example.com/log", 7).text();
        VerifierKey key = VerifierKey.parse(witness.verifierKey().toString());
        assertThat(key.key()).hasSize(1312);
        NoteSignature cosignature = witness.sign(text);
        assertThat(key.verifies(text, cosignature)).isTrue();
        assertThat(Cosignature.of(key, cosignature).epochSeconds()).isEqualTo(1_700);
        refuseOtherTexts(key, cosignature);
    }

    private static void refuseOtherTexts(VerifierKey key, NoteSignature cosignature) {
        String otherSize = SampleNotes.checkpoint("example.com/log", 8).text();
        String otherLog = SampleNotes.checkpoint("example.com/other", 7).text();
        assertThat(key.verifies(otherSize, cosignature)).isFalse();
        assertThat(key.verifies(otherLog, cosignature)).isFalse();
        assertThat(key.verifies("no checkpoint\n", cosignature)).isFalse();
        byte[] later = cosignature.signature();
        later[7]++;
        NoteSignature moved = new NoteSignature(key.name(), key.keyId(), later);
        String text = SampleNotes.checkpoint("example.com/log", 7).text();
        assertThat(key.verifies(text, moved)).isFalse();
        VerifierKey renamed = VerifierKey.of("other.example", key.algorithm(), key.key());
        NoteSignature claimed =
                new NoteSignature(renamed.name(), renamed.keyId(), cosignature.signature());
        assertThat(renamed.verifies(text, claimed)).isFalse();
    }

    @Test
    void aSeedGivesOneKeyOrNamesTheJdkItNeeds() {
        byte[] seed = new byte[32];
        if (!MlDsa44Keys.available()) {
            needsNewerJdk(() -> MlDsa44.STANDARD.publicKeyOf(seed));
            return;
        }
        assertThat(MlDsa44.STANDARD.publicKeyOf(seed))
                .isEqualTo(MlDsa44.STANDARD.publicKeyOf(seed));
        byte[] other = seed.clone();
        other[31] = 1;
        assertThat(MlDsa44.STANDARD.publicKeyOf(seed))
                .isNotEqualTo(MlDsa44.STANDARD.publicKeyOf(other));
    }

    @Test
    void aRuntimeWithoutTheAlgorithmSaysSo() {
        assertThat(MISSING.isThere()).isFalse();
        needsNewerJdk(() -> MISSING.verifies(new byte[1312], new byte[0], new byte[2420]));
        needsNewerJdk(() -> MISSING.sign(new byte[32], new byte[0]));
        needsNewerJdk(() -> MISSING.publicKeyOf(new byte[32]));
    }

    private static void needsNewerJdk(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("needs JDK 24");
    }

    private static byte[] hex(Object text) {
        return HexFormat.of().parseHex((String) text);
    }
}
