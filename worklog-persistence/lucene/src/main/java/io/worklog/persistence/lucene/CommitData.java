package io.worklog.persistence.lucene;

import io.worklog.log.LogId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.CorruptIndexException;

/**
 * What a commit says beside the documents: the version of this layout and how far each log was
 * read. It becomes durable with the documents, all or nothing.
 */
final class CommitData {
    /** Key of the version. */
    static final String FORMAT_KEY = "worklog.index";

    /** Version of terms, fields and order; a change of any of them is another version. */
    static final String FORMAT = "1";

    private static final String LOG_PREFIX = "log.";

    private CommitData() {}

    static Map<String, String> write(Map<LogId, Long> sizes) {
        Map<String, String> data = new TreeMap<>();
        data.put(FORMAT_KEY, FORMAT);
        sizes.forEach((log, size) -> data.put(LOG_PREFIX + log.value(), Long.toString(size)));
        return data;
    }

    static Map<LogId, Long> read(Iterable<Map.Entry<String, String>> data)
            throws CorruptIndexException {
        Map<LogId, Long> sizes = new HashMap<>();
        try {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().startsWith(LOG_PREFIX)) {
                    LogId log = LogId.of(entry.getKey().substring(LOG_PREFIX.length()));
                    sizes.put(log, Long.valueOf(entry.getValue()));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new CorruptIndexException("unreadable size of a log", "commit", e);
        }
        return sizes;
    }
}
