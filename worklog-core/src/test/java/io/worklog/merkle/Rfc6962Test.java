package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Rfc6962Test {
    private static final Map<String, Object> KNOWN = Vectors.object("generated/rfc6962-known.json");

    @Test
    void theConstantsOfTheReferenceHasherAreOurs() {
        Map<String, Object> hasher = Vectors.asObject(KNOWN.get("hasher"));
        assertThat(Rfc6962.emptyRoot().hex()).isEqualTo(hasher.get("empty_root"));
        assertThat(Rfc6962.leaf(new byte[0]).hex()).isEqualTo(hasher.get("leaf_of_empty"));
        assertThat(Rfc6962.leaf(ascii("L123456")).hex())
                .isEqualTo(hasher.get("leaf_of_ascii_L123456"));
    }

    @Test
    void aLeafWithinAnArrayHasTheHashOfItsBytes() {
        assertThat(Rfc6962.leaf(ascii("..leaf."), 2, 4)).isEqualTo(Rfc6962.leaf(ascii("leaf")));
    }

    @Test
    void theTreeOfTheReferenceTestsHasItsNineRoots() {
        TreeBuilder builder = TreeBuilder.empty();
        List<String> leaves = Vectors.strings(KNOWN.get("leaves_hex"));
        List<String> roots = Vectors.strings(KNOWN.get("root_hex_by_size"));
        for (int size = 0; size < roots.size(); size++) {
            assertThat(builder.root().hex()).isEqualTo(roots.get(size));
            if (size < leaves.size()) {
                byte[] leaf = HexFormat.of().parseHex(leaves.get(size));
                builder.append(List.of(Rfc6962.leaf(leaf)));
            }
        }
        assertThat(builder.size()).isEqualTo(8);
    }

    @Test
    void aHashHasOneSpellingOnly() {
        Hash hash = Rfc6962.leaf(ascii("x"));
        assertThat(Hash.fromBase64(hash.base64())).isEqualTo(hash);
        String spareBits = "A".repeat(42) + "B=";
        for (String bad : List.of("", "AAAA", spareBits, hash.base64().substring(0, 43))) {
            assertThatThrownBy(() -> Hash.fromBase64(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
