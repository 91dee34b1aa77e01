package io.worklog.bundle;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Checks evidence bundles without the log they came from. Thread-safe; needs no network. */
public interface BundleVerifier {
    /**
     * Checks everything in a bundle: the checkpoint's signature, that each entry is in the signed
     * tree, that each disclosed value is the one committed, that each attached file is the one
     * sealed. Whatever it does not hold is listed as not checked.
     *
     * @param pinned the log's keys as the reader got them by another way; without them the keys in
     *     the bundle are used, and the report says so
     * @throws IOException if the file is not a readable zip
     */
    VerifyReport verify(Path zip, @Nullable KeyHistory pinned) throws IOException;

    /** A verifier. */
    static BundleVerifier create() {
        return new ZipBundleVerifier();
    }
}
