package io.worklog.spi;

import java.io.IOException;
import java.util.stream.Stream;

/** A store that tells which evidence it keeps. */
public interface ListableEvidenceStore extends EvidenceStore {
    /**
     * The digests of everything that is kept, in no order; what is put or deleted meanwhile may be
     * among them or not. Reading on may fail with {@link java.io.UncheckedIOException}. To be
     * closed.
     */
    Stream<String> digests() throws IOException;
}
