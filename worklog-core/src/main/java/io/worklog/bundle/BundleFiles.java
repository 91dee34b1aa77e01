package io.worklog.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The small files of a bundle, and the page that carries them inside. Not thread-safe. */
final class BundleFiles {
    /** More than this does not go into the page; the page then asks for the zip itself. */
    private static final long MAX_EMBEDDED = 16L << 20;

    private static final String SLOT =
            "<script type=\"application/json\" id=\"embedded\">null</script>";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    void add(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    void writeTo(ZipOutputStream zip, Instant when) throws IOException {
        write(zip, "README.txt", resource("README.txt"), when);
        write(zip, "verify.html", page(), when);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(zip, file.getKey(), file.getValue(), when);
        }
    }

    ZipEntry zipEntry(String name, Instant when) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(when.toEpochMilli());
        return entry;
    }

    private void write(ZipOutputStream zip, String name, byte[] bytes, Instant when)
            throws IOException {
        zip.putNextEntry(zipEntry(name, when));
        zip.write(bytes);
        zip.closeEntry();
    }

    private byte[] page() throws IOException {
        String page = new String(resource("verify.html"), StandardCharsets.UTF_8);
        long total = files.values().stream().mapToLong(bytes -> bytes.length).sum();
        return total > MAX_EMBEDDED
                ? page.getBytes(StandardCharsets.UTF_8)
                : page.replace(SLOT, SLOT.replace("null", embedded()))
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON object of base64 texts; its names and values hold no character that needs escaping. */
    private String embedded() {
        StringBuilder json = new StringBuilder("{");
        files.forEach((name, bytes) ->
                json.append(json.length() > 1 ? ",\n\"" : "\"")
                        .append(name)
                        .append("\":\"")
                        .append(Base64.getEncoder().encodeToString(bytes))
                        .append('"'));
        return json.append('}').toString();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BundleFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the library's jar");
            }
            return in.readAllBytes();
        }
    }
}
