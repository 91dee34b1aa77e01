package io.worklog.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The index in Lucene files, in the folder index of worklog.directory.
 *
 * @param buffer memory for what is not in files yet, 4 MB to 1 GB; 32 MB unless set, or a sixteenth
 *     of the heap where that is less.
 * @param refreshAfter how old what a query sees may be.
 * @param checkOnOpen whether the checksums of all files are compared at start, which reads each
 *     file once. A damaged index is made anew from the log in either case.
 */
@ConfigurationProperties("worklog.lucene")
record LuceneProperties(
        @Nullable DataSize buffer,
        @DefaultValue("200ms") Duration refreshAfter,
        @DefaultValue("false") boolean checkOnOpen) {
    private static final DataSize USUAL = DataSize.ofMegabytes(32);
    private static final long LEAST_MEGABYTES = 4;

    int bufferMegabytes() {
        if (buffer != null) {
            return (int) buffer.toMegabytes();
        }
        return (int) Math.max(LEAST_MEGABYTES, HeapShare.of(null, USUAL, 16).toMegabytes());
    }
}
