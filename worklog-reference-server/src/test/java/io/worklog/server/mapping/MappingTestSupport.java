package io.worklog.server.mapping;

import io.worklog.codec.JsonLimits;
import io.worklog.codec.StrictJson;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** Lines of the test data, and mapping of a single line. */
final class MappingTestSupport {
    static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");
    private static final UUID ID = UUID.fromString("01935555-0000-7000-8000-000000000001");

    private MappingTestSupport() {}

    static List<String> lines(String set) {
        String name = "/data/" + set + ".ndjson.gz";
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        MappingTestSupport.class.getResourceAsStream(name)),
                                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AuditEvent map(Mapping mapping, String line) throws UnmappableLineException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(IdentityText.sha256(bytes));
        return mapping.map(
                StrictJson.parse(bytes, JsonLimits.foreign()),
                digest,
                new ImportStamp(ID, NOW, new Provenance("audit", "import", 0)));
    }

    static Mapping mapping(String json) {
        return MappingReader.read(json.getBytes(StandardCharsets.UTF_8), "test");
    }
}
