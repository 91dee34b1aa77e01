package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.event.Actor;
import io.worklog.event.Evidence;
import io.worklog.log.LogIndex;
import io.worklog.retention.RedactionScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the folder of a small log with everything in it that has a format, and packs it. Run {@link
 * #main} with the path of the zip file once per released format; what it wrote is never changed.
 */
final class FormatFixture {
    static final int PAYMENTS = 300;
    private static final EventType<Object> PAID = EventType.named("order.paid").target("order");

    private FormatFixture() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("format");
        record(folder.resolve("worklog"));
        try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
            pack(folder.resolve("worklog"), out);
        }
    }

    private static void record(Path folder) throws IOException {
        try (Worklog log = Worklog.builder().directory(folder).source("fixture").open()) {
            for (int i = 0; i < PAYMENTS; i++) {
                pay(log, i, List.of());
            }
            log.rotateKey("a year is over");
            var invoice = "Rechnung 300".getBytes(StandardCharsets.UTF_8);
            var stored = log.evidence().orElseThrow().put(new ByteArrayInputStream(invoice), 1_000);
            pay(log, PAYMENTS, List.of(stored.as("text/plain", "invoice.txt")));
            RedactionScope one = new RedactionScope.Fields(LogIndex.of(7), Set.of("/actor/name"));
            log.retention().redact(one, "asked by the person", Actor.user("dpo", "Data Officer"));
        }
    }

    static Receipt pay(Worklog log, int number, List<Evidence> files) {
        Recording<Object> event =
                log.record(PAID)
                        .target("o-" + number)
                        .actor(Actor.user("u-" + number % 3, "Name 名字 " + number % 3))
                        .idempotencyKey("Key-" + number);
        files.forEach(event::evidence);
        return event.commit();
    }

    private static void pack(Path folder, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                boolean isFolder = Files.isDirectory(file);
                zip.putNextEntry(new ZipEntry(folder.relativize(file) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
            }
        }
    }

    /** Unpacks a fixture into an empty folder. */
    static void unpack(String name, Path folder) throws IOException {
        InputStream packed = FormatFixture.class.getResourceAsStream("/formats/" + name);
        try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(packed, name))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                Path file = folder.resolve(e.getName()).normalize();
                if (e.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip, file);
                }
            }
        }
    }
}
