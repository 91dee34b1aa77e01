package io.worklog.spring.importer;

import io.worklog.event.AuditEventBuilder;

/**
 * One record of a source as an event without its id, its key and the recorder's part.
 *
 * @param key names the record within its source, for ever
 * @param content what was read, in one form; MUST NOT be changed
 * @param event what it says
 */
record LegacyRecord(String key, byte[] content, AuditEventBuilder event) {}
