package io.worklog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.merkle.Vectors;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Ed25519Test {
    /** RFC 8032, section 7.1: seed, public key, message, signature. */
    private static final String[][] RFC_8032 = {
        {
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                    + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                    + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
                    + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        }
    };

    /** What the strict checks or the equation without cofactor refuse. */
    private static final Set<String> REFUSED_FLAGS =
            Set.of(
                    "low_order_A",
                    "low_order_R",
                    "non_canonical_A",
                    "non_canonical_R",
                    "low_order_residue",
                    "reencoded_k");

    @Test
    void seedsGiveTheKeysAndSignaturesOfRfc8032() {
        for (String[] known : RFC_8032) {
            byte[] seed = hex(known[0]);
            assertThat(Ed25519.publicKey(seed)).isEqualTo(hex(known[1]));
            assertThat(Ed25519.sign(seed, hex(known[2]))).isEqualTo(hex(known[3]));
            assertThat(Ed25519.verifies(hex(known[1]), hex(known[2]), hex(known[3]))).isTrue();
        }
    }

    @Test
    void everyWycheproofCaseIsJudgedAsPublished() {
        int cases = 0;
        Map<String, Object> file = Vectors.object("wycheproof/ed25519_test.json");
        for (Map<String, Object> group : Vectors.asObjects(file.get("testGroups"))) {
            byte[] key = hex(Vectors.asObject(group.get("publicKey")).get("pk"));
            for (Map<String, Object> test : Vectors.asObjects(group.get("tests"))) {
                assertThat(Ed25519.verifies(key, hex(test.get("msg")), hex(test.get("sig"))))
                        .as("case %s", test.get("tcId"))
                        .isEqualTo(test.get("result").equals("valid"));
                cases++;
            }
        }
        assertThat(cases).isEqualTo(151);
    }

    @Test
    void ofTheEdgeCasesOnlyThoseAreAcceptedThatEveryVerifierAccepts() {
        List<Map<String, Object>> cases = Vectors.objects("ed25519-edge/ed25519vectors.json");
        assertThat(cases).hasSize(914);
        int accepted = 0;
        for (Map<String, Object> edge : cases) {
            boolean expected =
                    Vectors.strings(edge.get("flags")).stream().noneMatch(REFUSED_FLAGS::contains);
            byte[] message = ((String) edge.get("msg")).getBytes(StandardCharsets.UTF_8);
            assertThat(Ed25519.verifies(hex(edge.get("key")), message, hex(edge.get("sig"))))
                    .as("case %s", edge.get("number"))
                    .isEqualTo(expected);
            accepted += expected ? 1 : 0;
        }
        assertThat(accepted).isEqualTo(43);
    }

    @Test
    void keysOfLowOrderOddlySpeltOrOffTheCurveAreRefused() {
        for (Map<String, Object> edge : Vectors.objects("ed25519-edge/ed25519vectors.json")) {
            List<String> flags = Vectors.strings(edge.get("flags"));
            if (flags.contains("low_order_A") || flags.contains("non_canonical_A")) {
                refuseKey(hex(edge.get("key")));
            }
        }
        byte[] offTheCurve = new byte[32];
        offTheCurve[0] = 2;
        refuseKey(offTheCurve);
    }

    @Test
    void everyCoordinateFromThePrimeUpIsASecondSpelling() {
        byte[] point = new byte[32];
        Arrays.fill(point, (byte) 0xff);
        for (int last = 0xed; last <= 0xff; last++) {
            point[0] = (byte) last;
            for (int sign : new int[] {0x7f, 0xff}) {
                point[31] = (byte) sign;
                assertThat(Ed25519Points.isStrictPoint(point, 0)).isFalse();
            }
        }
        point[0] = (byte) 0xeb;
        assertThat(Ed25519Points.isStrictPoint(point, 0)).isTrue();
    }

    @Test
    void aSignatureWithTheOrderAddedToItsScalarIsRefused() {
        byte[] key = hex(RFC_8032[1][1]);
        byte[] signature = hex(RFC_8032[1][3]);
        byte[] s = reversed(Arrays.copyOfRange(signature, 32, 64));
        BigInteger order =
                BigInteger.TWO
                        .pow(252)
                        .add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] more = new BigInteger(1, s).add(order).toByteArray();
        byte[] malleable = signature.clone();
        System.arraycopy(reversed(more), 0, malleable, 32, 32);
        assertThat(Ed25519.verifies(key, hex("72"), malleable)).isFalse();
    }

    @Test
    void wrongLengthsAreRefused() {
        byte[] key = hex(RFC_8032[0][1]);
        byte[] signature = hex(RFC_8032[0][3]);
        byte[] message = new byte[0];
        assertThat(Ed25519.verifies(key, message, Arrays.copyOf(signature, 63))).isFalse();
        assertThat(Ed25519.verifies(key, message, Arrays.copyOf(signature, 65))).isFalse();
        assertThat(Ed25519.verifies(Arrays.copyOf(key, 31), message, signature)).isFalse();
        assertThat(Ed25519.verifies(Arrays.copyOf(key, 33), message, signature)).isFalse();
        assertThatThrownBy(() -> Ed25519Keys.fromSeed("a", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSeedOfASignerMakesTheSameSigner() {
        NoteSigner signer = Ed25519Keys.generate("example.com/log", new SecureRandom());
        byte[] seed = Ed25519Keys.seedOf(signer);
        NoteSigner again = Ed25519Keys.fromSeed("example.com/log", seed);
        assertThat(again.verifierKey()).isEqualTo(signer.verifierKey());
        assertThat(again.sign("x\n")).isEqualTo(signer.sign("x\n"));
        assertThat(signer.toString()).doesNotContain(HexFormat.of().formatHex(seed));
    }

    private static void refuseKey(byte[] key) {
        assertThatThrownBy(() -> VerifierKey.of("a", SignatureAlgorithm.ED25519, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Ed25519 key");
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }

    private static byte[] hex(Object text) {
        return HexFormat.of().parseHex((String) text);
    }
}
