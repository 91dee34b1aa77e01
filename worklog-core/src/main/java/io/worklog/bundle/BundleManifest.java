package io.worklog.bundle;

import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.LogKey;
import io.worklog.codec.CanonicalJson;
import io.worklog.codec.DecodedEvent;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonBoolean;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.event.Evidence;
import io.worklog.log.TreeSize;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The list of what a bundle holds, as it is written into it. It is told of every entry each time the
 * entries are gone through, and holds them to what they were the first time. Not thread-safe.
 */
final class BundleManifest {
    /** Name and version of the format. */
    static final String FORMAT = "worklog-bundle@v1";

    private final Checkpoint checkpoint;
    private final KeyHistory keys;
    private final BundleRequest request;
    private final Map<Long, JsonValue> entries = new TreeMap<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Map<String, Boolean> included = new LinkedHashMap<>();

    BundleManifest(Checkpoint checkpoint, KeyHistory keys, BundleRequest request) {
        this.checkpoint = checkpoint;
        this.keys = keys;
        this.request = request;
    }

    /**
     * Notes an entry.
     *
     * @throws IOException if it shows other fields than before: something was erased meanwhile
     */
    void entry(long index, DecodedEvent decoded, Collection<String> disclosed) throws IOException {
        TreeSet<String> closed = new TreeSet<>(decoded.commitments().keySet());
        closed.removeAll(disclosed);
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("index", new JsonInteger(index));
        members.put("disclosed", strings(new TreeSet<>(disclosed)));
        members.put("withheld", strings(closed));
        JsonValue now = new JsonObject(members);
        JsonValue before = entries.putIfAbsent(index, now);
        if (before != null && !before.equals(now)) {
            throw new IOException("entry " + index + " was erased from while a bundle was written");
        }
    }

    /** Whether a file is known already. */
    boolean knows(Evidence attached) {
        return evidence.containsKey(attached.sha256());
    }

    void evidence(Evidence attached, boolean inside) {
        evidence.putIfAbsent(attached.sha256(), attached);
        included.putIfAbsent(attached.sha256(), inside);
    }

    /** Evidence whose bytes go into the bundle. */
    List<Evidence> included() {
        return evidence.values().stream().filter(this::isIncluded).toList();
    }

    private boolean isIncluded(Evidence attached) {
        return included.getOrDefault(attached.sha256(), false);
    }

    byte[] bytes() {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("format", new JsonString(FORMAT));
        members.put("origin", new JsonString(checkpoint.origin()));
        members.put("treeSize", new JsonInteger(checkpoint.size().value()));
        members.put("createdAt", new JsonString(request.createdAt().toString()));
        members.put("createdBy", new JsonString(request.createdBy()));
        members.put("selection", new JsonString(request.selection()));
        members.put("result", new JsonString(request.result()));
        members.put("entries", new JsonArray(List.copyOf(entries.values())));
        members.put("evidence", new JsonArray(evidence.values().stream().map(this::row).toList()));
        members.put("keys", new JsonArray(keys.keys().stream().map(this::row).toList()));
        return CanonicalJson.write(new JsonObject(members));
    }

    private JsonValue row(Evidence attached) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("sha256", new JsonString(attached.sha256()));
        members.put("size", new JsonInteger(attached.size()));
        members.put("mediaType", new JsonString(attached.mediaType()));
        String name = attached.name();
        if (name != null) {
            members.put("name", new JsonString(name));
        }
        members.put("included", new JsonBoolean(isIncluded(attached)));
        return new JsonObject(members);
    }

    private JsonValue row(LogKey key) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("vkey", new JsonString(key.key().toString()));
        members.put("fingerprint", new JsonString(Fingerprints.of(key.key())));
        members.put("from", new JsonInteger(key.from().value()));
        TreeSize to = key.to();
        if (to != null) {
            members.put("to", new JsonInteger(to.value()));
        }
        return new JsonObject(members);
    }

    private static JsonArray strings(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }
}
