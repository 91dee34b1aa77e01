package io.worklog.independent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second reader itself, against a real log that neither implementation made. */
class IndependentLogReaderTest {
    private static final Path LOG =
            Path.of("src/test/resources/vectors/tlog-tiles-log/testdata/log");
    private static final String VKEY =
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

    @TempDir Path temp;

    @Test
    void readsThePublishedLog() throws Exception {
        var contents = new IndependentLogReader(LOG, VKEY).read();
        assertThat(contents.size()).isEqualTo(15);
        assertThat(contents.entries()).hasSize(15);
    }

    @Test
    void aChangedEntryIsFound() throws Exception {
        copy(LOG, temp);
        Path bundle = temp.resolve("tile/entries/000.p/15");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 1] ^= 1;
        Files.write(bundle, bytes);
        assertThatThrownBy(() -> new IndependentLogReader(temp, VKEY).read())
                .hasMessage("root hash differs from the entries");
    }

    @Test
    void aChangedTileIsFound() throws Exception {
        copy(LOG, temp);
        Path tile = temp.resolve("tile/0/000.p/15");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[40] ^= 1;
        Files.write(tile, bytes);
        assertThatThrownBy(() -> new IndependentLogReader(temp, VKEY).read())
                .hasMessage("tile 0/0 differs");
    }

    @Test
    void aChangedCheckpointIsFound() throws Exception {
        copy(LOG, temp);
        Path checkpoint = temp.resolve("checkpoint");
        Files.writeString(checkpoint, Files.readString(checkpoint).replaceFirst("15", "14"));
        assertThatThrownBy(() -> new IndependentLogReader(temp, VKEY).read())
                .hasMessage("signature is wrong");
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
