package io.worklog.spi;

/**
 * A store that refuses to open a damaged log, and can let readers see what is left of it. It answers
 * what can still be read without a promise that it is what was written: that is for whoever reads to
 * check.
 */
public interface InspectableLogStore extends LogStore {
    /**
     * All logs as they lie there, also those that are refused, up to what their newest checkpoint
     * covers. Nothing can be changed by it. It is closed with this store and MUST NOT be closed by
     * whoever asked for it.
     */
    LogStore inspected();
}
