package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The public probes of transparency-dev/merkle: true proofs, and the ways to forge them. */
class ProofVectorsTest {
    private static final String ROOT = "rfc6962-merkle/testdata/";

    /** The one probe that asks for more than RFC 6962: growth from nothing needs no proof. */
    private static final String FROM_EMPTY =
            ROOT + "consistency/additional/size1-is-zero-and-size2-is-not-zero.json";

    @Test
    void everyInclusionProbeIsJudgedAsPublished() {
        List<String> files = Vectors.jsonFiles(ROOT + "inclusion");
        assertThat(files).hasSize(98);
        for (String file : files) {
            Map<String, Object> probe = Vectors.object(file);
            assertThat(includes(probe)).as(file).isEqualTo(probe.get("wantErr").equals(false));
        }
    }

    @Test
    void everyConsistencyProbeIsJudgedAsPublished() {
        List<String> files = Vectors.jsonFiles(ROOT + "consistency");
        assertThat(files).hasSize(98).contains(FROM_EMPTY);
        for (String file : files) {
            Map<String, Object> probe = Vectors.object(file);
            boolean expected = probe.get("wantErr").equals(false) || file.equals(FROM_EMPTY);
            assertThat(isConsistent(probe)).as(file).isEqualTo(expected);
        }
    }

    private static boolean includes(Map<String, Object> probe) {
        try {
            return new InclusionProof(
                            (Long) probe.get("leafIdx"), (Long) probe.get("treeSize"), path(probe))
                    .verifies(Hash.of(base64(probe.get("leafHash"))), padded(probe.get("root")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isConsistent(Map<String, Object> probe) {
        try {
            return new ConsistencyProof(
                            (Long) probe.get("size1"), (Long) probe.get("size2"), path(probe))
                    .verifies(padded(probe.get("root1")), padded(probe.get("root2")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<Hash> path(Map<String, Object> probe) {
        return Vectors.strings(probe.get("proof")).stream()
                .map(text -> Hash.of(base64(text)))
                .toList();
    }

    /** Some probes have short texts such as "don't care 1" for roots: equal ones stay equal. */
    private static Hash padded(Object root) {
        byte[] bytes = base64(root);
        return Hash.of(bytes.length < Hash.SIZE ? Arrays.copyOf(bytes, Hash.SIZE) : bytes);
    }

    private static byte[] base64(Object text) {
        return Base64.getDecoder().decode((String) text);
    }
}
