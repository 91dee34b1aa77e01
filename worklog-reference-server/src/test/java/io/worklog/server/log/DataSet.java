package io.worklog.server.log;

import io.worklog.codec.CanonicalJson;
import io.worklog.codec.JsonLimits;
import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.StrictJson;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.UuidV7;
import io.worklog.server.export.EventJson;
import io.worklog.server.mapping.ImportStamp;
import io.worklog.server.mapping.Mapping;
import io.worklog.server.mapping.Mappings;
import io.worklog.server.mapping.UnmappableLineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A real data set as an application would send it. */
final class DataSet {
    /** What only the server says. */
    private static final Set<String> OURS =
            Set.of("id", "recordedAt", "source", "sourceSeq", "tenant", "truncated");

    private final List<String> lines = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();

    private DataSet() {}

    /** Reads a set; lines that the mapping cannot map are left out. */
    static DataSet of(String set, String mappingName) throws IOException {
        DataSet data = new DataSet();
        Mapping mapping = Mappings.named(mappingName);
        UuidV7 ids = new UuidV7(InstantSource.system(), new Random(1));
        var file = DataSet.class.getResourceAsStream("/data/" + set + ".ndjson.gz");
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Objects.requireNonNull(file)),
                                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                data.add(mapping, ids, line);
            }
        }
        return data;
    }

    private void add(Mapping mapping, UuidV7 ids, String line) {
        try {
            JsonValue json =
                    StrictJson.parse(
                            line.getBytes(StandardCharsets.UTF_8),
                            new JsonLimits(JsonLimits.Form.FOREIGN, 1 << 20, 64, 100_000));
            AuditEvent event =
                    mapping.map(
                            json,
                            sha256(line),
                            new ImportStamp(
                                    ids.next(), Instant.now(), new Provenance("a", "b", 0)));
            Map<String, JsonValue> members = new LinkedHashMap<>(EventJson.of(event).members());
            members.keySet().removeAll(OURS);
            lines.add(
                    new String(
                            CanonicalJson.write(new JsonObject(members)), StandardCharsets.UTF_8));
            events.add(event);
        } catch (UnmappableLineException e) {
            // The importer's tests say which lines these are.
        }
    }

    private static String sha256(String line) {
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events as they are sent, one on a line. */
    List<String> lines() {
        return lines;
    }

    /** The same as events. */
    List<AuditEvent> events() {
        return events;
    }
}
