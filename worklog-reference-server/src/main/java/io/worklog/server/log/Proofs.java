package io.worklog.server.log;

import io.worklog.proof.ProofFile;
import java.nio.charset.StandardCharsets;

/** Proofs as text. */
final class Proofs {
    private Proofs() {}

    /** The file of C2SP tlog-proof. */
    static String text(ProofFile proof) {
        return new String(proof.bytes(), StandardCharsets.UTF_8);
    }
}
