package io.worklog.server.record;

import io.worklog.event.ChangeValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Digests of each field of a version: SHA-256 of the UTF-8 of its JSON, keys of objects in order.
 * People count by their identifiers, so that a name can be erased.
 */
final class ContentDigests {
    /** Before the field's name, in the metadata of the event that seals them. */
    static final String PREFIX = "sha256.";

    private final JsonMapper json;

    ContentDigests(JsonMapper json) {
        this.json = json;
    }

    /** Digests by the name of the field. */
    Map<String, String> of(RecordContent content) {
        Map<String, String> digests = new TreeMap<>();
        digests.put("title", digest(content.title()));
        digests.put("content", digest(content.content()));
        digests.put("date", digest(content.date().toString()));
        digests.put("startedAt", digest(String.valueOf(content.startedAt())));
        digests.put("endedAt", digest(String.valueOf(content.endedAt())));
        digests.put("minutes", digest(content.minutes()));
        digests.put(
                "participants",
                digest(content.participants().stream().map(Participant::id).toList()));
        digests.put("tags", digest(content.tags()));
        digests.put(
                "evidence", digest(content.evidence().stream().map(EvidenceRef::sha256).toList()));
        digests.put("links", digest(content.links()));
        digests.put("fields", digest(sorted(content.fields())));
        return digests;
    }

    private String digest(Object value) {
        return ChangeValue.digestOf(json.writeValueAsString(value), null).text();
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, one) -> sorted.put(key.toString(), one == null ? "" : sorted(one)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> one == null ? "" : sorted(one)).toList();
        }
        return value;
    }
}
