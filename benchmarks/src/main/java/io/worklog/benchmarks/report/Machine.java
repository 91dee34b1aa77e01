package io.worklog.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the figures were measured on, found out by looking. */
final class Machine {
    private static final int FORCES = 400;
    private static final int BLOCK = 4_096;

    private Machine() {}

    /** Facts by name, in the order to show them. The disk is that of the folder. */
    static Map<String, String> describe(Path folder) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("cores", "" + Runtime.getRuntime().availableProcessors());
        facts.put("memory", memory());
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put(
                "jdk",
                System.getProperty("java.vm.version") + " " + System.getProperty("java.vendor"));
        facts.put("load", String.format(Locale.ROOT, "%.2f", load()));
        facts.put("fileSystem", Files.getFileStore(folder).type());
        facts.putAll(force(folder));
        return facts;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        return line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    }

    private static String memory() throws IOException {
        return line("/proc/meminfo", "MemTotal").orElse("?");
    }

    private static Optional<String> line(String file, String name) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(l -> l.startsWith(name))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }

    /** How long appending 4 KiB and forcing it takes. */
    private static Map<String, String> force(Path folder) throws IOException {
        Path path = folder.resolve("force-" + UUID.randomUUID());
        List<Long> micros = new ArrayList<>();
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            for (int i = 0; i < FORCES; i++) {
                long begin = System.nanoTime();
                file.write(block.rewind(), (long) i * BLOCK);
                file.force(false);
                micros.add((System.nanoTime() - begin) / 1_000);
            }
        } finally {
            Files.delete(path);
        }
        Collections.sort(micros);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("force4KiBp50Micros", "" + micros.get(FORCES / 2));
        facts.put("force4KiBp99Micros", "" + micros.get(FORCES * 99 / 100));
        return facts;
    }
}
