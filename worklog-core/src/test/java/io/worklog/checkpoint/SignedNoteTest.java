package io.worklog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.merkle.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final Map<String, Object> PUBLISHED =
            Vectors.object("generated/signed-note-published.json");
    private static final String LINE = SampleNotes.signer(1).sign("text\n").line();

    @Test
    void publishedNotesVerifyWithTheirPublishedKeysAndSurviveAsTheyAre() {
        List<Map<String, Object>> cases = Vectors.asObjects(PUBLISHED.get("cases"));
        assertThat(cases).hasSize(3);
        for (Map<String, Object> known : cases) {
            byte[] bytes = utf8((String) known.get("note"));
            SignedNote note = SignedNote.parse(bytes);
            VerifierKey key = VerifierKey.parse((String) known.get("vkey"));
            assertThat(note.bytes()).isEqualTo(bytes);
            assertThat(key).hasToString((String) known.get("vkey"));
            assertThat(note.signatures().stream().filter(s -> key.verifies(note.text(), s)))
                    .hasSize(1);
            assertThat(note.signatures()).noneMatch(s -> key.verifies(note.text() + "\n", s));
        }
    }

    @Test
    void publishedBadKeysAreRefused() {
        List<String> bad = Vectors.strings(PUBLISHED.get("bad_vkeys"));
        assertThat(bad).hasSize(3);
        bad.forEach(SignedNoteTest::refuseKey);
    }

    @Test
    void aKeyIsReadInOneSpellingOnly() {
        String vkey = SampleNotes.signer(1).verifierKey().toString();
        assertThat(VerifierKey.parse(vkey)).hasToString(vkey);
        String[] parts = vkey.split("\\+", 3);
        refuseKey(vkey.replace(parts[1], parts[1].toUpperCase(Locale.ROOT) + "0"));
        refuseKey(parts[0] + "+00000000+" + parts[2]);
        refuseKey("other.example+" + parts[1] + "+" + parts[2]);
        refuseKey("a b+" + parts[1] + "+" + parts[2]);
        refuseKey("+" + parts[1] + "+" + parts[2]);
        refuseKey(parts[0] + "+" + parts[1]);
        refuseKey(parts[0] + "+" + parts[1] + "+");
        refuseKey(vkey + "\n");
        refuseKey(vkey.substring(0, vkey.length() - 1));
        refuseKey("");
    }

    @Test
    void anUpperCaseKeyIdIsAnotherSpelling() {
        VerifierKey key =
                IntStream.range(1, 50)
                        .mapToObj(number -> SampleNotes.signer(number).verifierKey())
                        .filter(k -> HexFormat.of().toHexDigits(k.keyId()).matches(".*[a-f].*"))
                        .findFirst()
                        .orElseThrow();
        String id = HexFormat.of().toHexDigits(key.keyId());
        refuseKey(key.toString().replace(id, id.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text\n",
                "text\n\n",
                "text\n\n\n",
                "text\nLINE",
                "LINE",
                "\nLINE",
                "text\n\nLINEx",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014  AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAA==\n",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 name AAAAAAA\n",
                "text\n\n\u2014 na me AAAAAAAA\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014 na\u00a0me AAAAAAAA\n",
                "text\n\n\u2014 na\u2003me AAAAAAAA\n",
                "text\n\n\u2014 na\u0085me AAAAAAAA\n",
                "text\n\n\u2014 name AAAA\tAAAA\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\nLINEtext\n",
                "te\txt\n\nLINE",
                "te\0xt\n\nLINE",
                "te\u001fxt\n\nLINE",
                "text\r\n\nLINE",
                "text\n\r\nLINE"
            })
    void whatIsNoNoteIsRefused(String bad) {
        malformed(utf8(bad.replace("LINE", LINE)));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] good = utf8("text\n\n" + LINE);
        assertThat(SignedNote.parse(good).signatures()).hasSize(1);
        for (int bad : new int[] {0xff, 0xc0, 0x80, 0xed}) {
            byte[] bytes = good.clone();
            bytes[1] = (byte) bad;
            malformed(bytes);
        }
    }

    @Test
    void aTextMayHaveEmptyLinesAndAnyScript() {
        SignedNote note = SignedNote.sign("工作留痕\n\n— a b\n\nend\n", SampleNotes.signer(1));
        SignedNote again = SignedNote.parse(note.bytes());
        assertThat(again).isEqualTo(note);
        assertThat(again.text()).isEqualTo("工作留痕\n\n— a b\n\nend\n");
        VerifierKey key = SampleNotes.signer(1).verifierKey();
        assertThat(key.verifies(again.text(), again.signatures().get(0))).isTrue();
    }

    @Test
    void sizeAndNumberOfSignaturesAreBounded() {
        String sixteen = "text\n\n" + postQuantumLine().repeat(16);
        assertThat(SignedNote.parse(utf8(sixteen)).signatures()).hasSize(16);
        assertThat(SignedNote.parse(utf8("text\n\n" + LINE.repeat(64))).signatures()).hasSize(64);
        malformed(utf8("text\n\n" + LINE.repeat(65)));
        malformed(utf8("text\n\n" + LINE.repeat(500)));
        int room = SignedNote.MAX_BYTES - utf8("\n\n" + LINE).length;
        SignedNote.parse(utf8("x".repeat(room) + "\n\n" + LINE));
        malformed(utf8("x".repeat(room + 1) + "\n\n" + LINE));
    }

    private static String postQuantumLine() {
        return new NoteSignature("pq.example", 7, new byte[5_000]).line();
    }

    @Test
    void aSignatureOfTheSameKeyTakesTheOldOnesPlace() {
        NoteSignature first = new NoteSignature("a", 1, new byte[] {1});
        NoteSignature other = new NoteSignature("a", 2, new byte[] {2});
        NoteSignature newer = new NoteSignature("a", 1, new byte[] {3});
        SignedNote note = new SignedNote("text\n", List.of(first)).with(other).with(newer);
        assertThat(note.signatures()).containsExactly(newer, other);
    }

    @Test
    void valuesAreCopiedInAndOut() {
        byte[] raw = {1, 2, 3};
        NoteSignature signature = new NoteSignature("a", 1, raw);
        raw[0] = 9;
        signature.signature()[1] = 9;
        assertThat(signature.signature()).containsExactly(1, 2, 3);
        VerifierKey key = SampleNotes.signer(1).verifierKey();
        Arrays.fill(key.key(), (byte) 0);
        assertThat(key).isEqualTo(SampleNotes.signer(1).verifierKey());
    }

    private static void malformed(byte[] note) {
        assertThatThrownBy(() -> SignedNote.parse(note))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(CheckpointException.Reason.MALFORMED));
    }

    private static void refuseKey(String vkey) {
        assertThatThrownBy(() -> VerifierKey.parse(vkey))
                .as(vkey)
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
