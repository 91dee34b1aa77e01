package io.worklog.server.cli;

import io.worklog.checkpoint.VerifierKey;

/** Reads public keys as people paste them. */
final class VerifierKeys {
    private VerifierKeys() {}

    static VerifierKey parse(Call call, String vkey) {
        try {
            return VerifierKey.parse(vkey.strip());
        } catch (IllegalArgumentException e) {
            throw call.failure(ExitCode.USAGE, "error.vkey", vkey, String.valueOf(e.getMessage()));
        }
    }
}
