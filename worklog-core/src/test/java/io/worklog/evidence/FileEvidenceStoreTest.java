package io.worklog.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spi.EvidenceStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEvidenceStoreTest {
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir Path folder;
    private FileEvidenceStore store;

    @BeforeEach
    void open() {
        store = FileEvidenceStore.open(folder);
    }

    @Test
    void keepsBytesUnderTheirDigest() throws IOException {
        Stored stored = store.put(stream("abc"), 3);

        assertThat(stored).isEqualTo(new Stored(ABC, 3));
        assertThat(store.size(ABC)).contains(3L);
        assertThat(read(ABC, 0)).isEqualTo("abc");
        assertThat(read(ABC, 1)).isEqualTo("bc");
        assertThat(read(ABC, 9)).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheSameBytesOnceAndAlsoNone() throws IOException {
        store.put(stream("abc"), 10);
        store.put(stream("abc"), 10);
        assertThat(files()).hasSize(1);
        assertThat(store.put(stream(""), 0)).isEqualTo(new Stored(NOTHING, 0));
        assertThat(read(NOTHING, 0)).isEmpty();
    }

    @Test
    void refusesTooManyBytesAndLeavesNothing() throws IOException {
        byte[] large = new byte[200_000];
        new Random(1).nextBytes(large);
        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(large), 199_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("199999");
        assertThat(files()).isEmpty();
        assertThat(store.put(new ByteArrayInputStream(large), 200_000).size()).isEqualTo(200_000);
    }

    @Test
    void leavesNothingOfAStreamThatBreaks() throws IOException {
        InputStream broken =
                new InputStream() {
                    private int left = 100_000;

                    @Override
                    public int read() throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("connection reset");
                        }
                        return 7;
                    }
                };
        assertThatThrownBy(() -> store.put(broken, 1 << 20)).hasMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void findsEveryChangedByteWhenTheWholeIsRead() throws IOException {
        store.put(stream("abc"), 3);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertDamaged();
        }
        Files.write(file, new byte[] {'a', 'b'});
        assertDamaged();
        Files.write(file, new byte[] {'a', 'b', 'c', 'd'});
        assertDamaged();
        store.put(stream("abc"), 3);
        assertThat(read(ABC, 0)).isEqualTo("abc");
    }

    @Test
    void checksWhatIsSkippedToo() throws IOException {
        store.put(stream("abc"), 3);
        Files.write(files().get(0), new byte[] {'x', 'b', 'c'});
        try (InputStream bytes = store.open(ABC, 0).orElseThrow()) {
            bytes.skipNBytes(2);
            assertThatThrownBy(bytes::readAllBytes).hasMessageContaining("is damaged");
        }
    }

    @Test
    void deletesForGood() throws IOException {
        store.put(stream("abc"), 3);
        assertThat(store.delete(ABC)).isTrue();
        assertThat(store.delete(ABC)).isFalse();
        assertThat(store.open(ABC, 0)).isEmpty();
        assertThat(store.size(ABC)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesWhatIsNoDigest() {
        for (String bad : List.of("", "../x", ABC.toUpperCase(java.util.Locale.ROOT), ABC + "0")) {
            assertThatThrownBy(() -> store.open(bad, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.delete(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void clearsUnfinishedFilesAwayWhenItOpens() throws IOException {
        store.put(stream("abc"), 3);
        Files.writeString(folder.resolve("incoming/1234"), "half");
        FileEvidenceStore.open(folder);
        assertThat(files()).hasSize(1);
    }

    private void assertDamaged() throws IOException {
        try (InputStream bytes = store.open(ABC, 0).orElseThrow()) {
            assertThatThrownBy(bytes::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(ABC + " is damaged");
        }
    }

    private String read(String sha256, long offset) throws IOException {
        try (InputStream bytes = store.open(sha256, offset).orElseThrow()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
