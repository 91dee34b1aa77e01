package io.worklog.spring.autoconfigure;

import org.springframework.util.unit.DataSize;

/** Attached files. */
final class EvidenceProperties {
    /** largest file that is taken. */
    private DataSize maxSize = DataSize.ofMegabytes(100);

    public DataSize getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(DataSize maxSize) {
        this.maxSize = maxSize;
    }
}
