package io.worklog.spring.importer;

/** Takes what a source reads. */
interface LegacySink {
    /** One record that can be told. */
    void take(LegacyRecord record);

    /**
     * One record that cannot.
     *
     * @param key of the record
     * @param content what was read, for the digest
     * @param reason without anything of the content
     */
    void reject(String key, byte[] content, String reason);
}
