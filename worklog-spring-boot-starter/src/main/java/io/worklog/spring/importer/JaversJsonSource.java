package io.worklog.spring.importer;

import io.worklog.codec.JsonValue;
import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots that were exported as JSON. JaVers gives the newest first, and a change needs the
 * one before: a first pass notes where each snapshot stands, a second reads them object by object.
 */
final class JaversJsonSource implements LegacySource {
    private final Path file;

    /** Where a snapshot stands. */
    private record Place(String object, long version, long start, int length) {}

    JaversJsonSource(Path file) {
        this.file = file;
    }

    @Override
    public String kind() {
        return "javers";
    }

    @Override
    public Map<String, String> facts() {
        try {
            return Map.of("bytes", Long.toString(Files.size(file)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void read(LegacySink sink) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            JaversSnapshot before = null;
            for (Place place : places(sink)) {
                byte[] raw = new byte[place.length()];
                bytes.seek(place.start());
                bytes.readFully(raw);
                JaversSnapshot now = snapshot(JsonRead.object(raw));
                now.tell(before, sink);
                before = now;
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private List<Place> places(LegacySink sink) throws IOException {
        List<Place> places = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JsonElements elements = new JsonElements(in, false);
            for (byte[] raw = elements.read(); raw != null; raw = elements.read()) {
                Place place = place(raw, elements.start());
                if (place == null) {
                    sink.reject("byte " + elements.start(), raw, "is no snapshot of JaVers");
                } else {
                    places.add(place);
                }
            }
        }
        places.sort(
                Comparator.comparing(Place::object)
                        .thenComparingLong(Place::version)
                        .thenComparingLong(Place::start));
        return places;
    }

    private static @Nullable Place place(byte[] raw, long start) {
        try {
            JaversSnapshot snapshot = snapshot(JsonRead.object(raw));
            String object = Fit.hex(snapshot.object().getBytes(StandardCharsets.UTF_8));
            return new Place(object.substring(0, 32), snapshot.version(), start, raw.length);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static JaversSnapshot snapshot(JsonObject json) {
        JsonObject commit = part(json, "commitMetadata");
        JsonObject globalId = part(json, "globalId");
        String owner = JsonRead.text(globalId.get("fragment"));
        JsonObject named = owner == null ? globalId : part(globalId, "ownerId");
        String id = JsonRead.text(named.get("cdoId"));
        String bare = id == null ? "unbounded" : id;
        return new JaversSnapshot(
                typeName(named),
                owner == null ? bare : bare + "#" + owner,
                need(json, "type"),
                Long.parseLong(need(json, "version")),
                new BigDecimal(need(commit, "id")).stripTrailingZeros().toPlainString(),
                JsonRead.text(commit.get("author")),
                JaversSource.time(instant(commit), null),
                properties(commit.get("properties")),
                part(json, "state"));
    }

    /** Exports of older versions have the local time only. */
    private static @Nullable String instant(JsonObject commit) {
        return JsonRead.text(commit.get("commitDateInstant"));
    }

    private static String typeName(JsonObject id) {
        for (String name : List.of("entity", "valueObject", "unbounded")) {
            String found = JsonRead.text(id.get(name));
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException("an id without a type");
    }

    private static Map<String, String> properties(@Nullable JsonValue list) {
        Map<String, String> found = new TreeMap<>();
        if (list instanceof JsonArray array) {
            for (JsonValue element : array.elements()) {
                if (element instanceof JsonObject pair) {
                    found.put(need(pair, "key"), need(pair, "value"));
                }
            }
        }
        return found;
    }

    private static JsonObject part(JsonObject whole, String name) {
        if (whole.get(name) instanceof JsonObject part) {
            return part;
        }
        throw new IllegalArgumentException("nothing at " + name);
    }

    private static String need(JsonObject whole, String name) {
        String text = JsonRead.text(whole.get(name));
        if (text == null) {
            throw new IllegalArgumentException("nothing at " + name);
        }
        return text;
    }

    private static LegacySourceException failed(IOException cause) {
        return new LegacySourceException("the export of JaVers could not be read", cause);
    }
}
