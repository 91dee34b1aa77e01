package io.worklog.spring.autoconfigure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** The index in Lucene files, in the folder index of worklog.directory. */
@ConfigurationProperties("worklog.lucene")
final class LuceneProperties {
    private static final DataSize USUAL = DataSize.ofMegabytes(32);
    private static final long LEAST_MEGABYTES = 4;

    /**
     * memory for what is not in files yet, 4 MB to 1 GB; 32 MB unless set, or a sixteenth of the
     * heap where that is less.
     */
    private @Nullable DataSize buffer;

    /** how old what a query sees may be. */
    private Duration refreshAfter = Duration.ofMillis(200);

    /**
     * whether the checksums of all files are compared at start, which reads each file once. A
     * damaged index is made anew from the log in either case.
     */
    private boolean checkOnOpen;

    public @Nullable DataSize getBuffer() {
        return buffer;
    }

    public void setBuffer(@Nullable DataSize buffer) {
        this.buffer = buffer;
    }

    public Duration getRefreshAfter() {
        return refreshAfter;
    }

    public void setRefreshAfter(Duration refreshAfter) {
        this.refreshAfter = refreshAfter;
    }

    public boolean isCheckOnOpen() {
        return checkOnOpen;
    }

    public void setCheckOnOpen(boolean checkOnOpen) {
        this.checkOnOpen = checkOnOpen;
    }

    int bufferMegabytes() {
        if (buffer != null) {
            return (int) buffer.toMegabytes();
        }
        return (int) Math.max(LEAST_MEGABYTES, HeapShare.of(null, USUAL, 16).toMegabytes());
    }
}
