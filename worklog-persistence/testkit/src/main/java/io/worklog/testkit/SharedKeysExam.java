package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.spi.LogStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two processes over one store, whose threads record the same keys, each of them often and in random
 * order: each key is in the log once, and every caller was told the same place and id.
 */
public final class SharedKeysExam {
    private static final LogId LOG = LogId.of("default");

    private SharedKeysExam() {}

    /**
     * Takes the exam.
     *
     * @param opener opens the store in each process
     * @param place what it is told
     * @param folder for the signing keys that the processes share
     * @param threads how many record in each process
     * @param keys how many keys there are
     */
    public static void take(
            Class<? extends StoreOpener> opener, String place, Path folder, int threads, int keys)
            throws Exception {
        String threadCount = Integer.toString(threads);
        String keyCount = Integer.toString(keys);
        List<String> arguments =
                List.of(opener.getName(), place, folder.toString(), threadCount, keyCount);
        Process first = SharedKeysProcess.start(arguments);
        Process second = SharedKeysProcess.start(arguments);
        try {
            begin(first);
            begin(second);
            Map<String, String> told = told(first, keys);
            assertThat(told(second, keys)).isEqualTo(told);
            try (LogStore store = SharedKeysProcess.opener(opener.getName()).open(place)) {
                check(store, folder, told);
            }
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
    }

    private static void begin(Process process) throws IOException {
        Writer in = process.outputWriter();
        in.write("go\n");
        in.flush();
    }

    /** What a process says about each key: its place and the id of its event. */
    private static Map<String, String> told(Process process, int keys) throws Exception {
        Map<String, String> told = new HashMap<>();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split(" ", 2);
            told.put(parts[0], parts[1]);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(told).hasSize(keys);
        return told;
    }

    private static void check(LogStore store, Path folder, Map<String, String> told) {
        FileSigningKeys signing = FileSigningKeys.open(folder, new SecureRandom());
        List<UUID> ids = WholeLog.check(store, signing, LOG);
        assertThat(ids).hasSize(told.size());
        told.values()
                .forEach(place -> {
                    String[] parts = place.split(" ", 2);
                    assertThat(ids.get(Integer.parseInt(parts[0])))
                            .isEqualTo(UUID.fromString(parts[1]));
                });
    }
}
