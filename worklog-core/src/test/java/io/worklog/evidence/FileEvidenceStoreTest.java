package io.worklog.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the folder of evidence shows; the exam of every evidence store is in the testkit. */
class FileEvidenceStoreTest {
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;
    private FileEvidenceStore store;

    @BeforeEach
    void open() {
        store = FileEvidenceStore.open(folder);
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
