package io.worklog.server.log;

import io.worklog.proof.ProofFile;
import java.nio.charset.StandardCharsets;

/** Proofs as text. */
final class ProofText {
    private ProofText() {}

    /** The file of C2SP tlog-proof. */
    static String of(ProofFile proof) {
        return new String(proof.bytes(), StandardCharsets.UTF_8);
    }
}
