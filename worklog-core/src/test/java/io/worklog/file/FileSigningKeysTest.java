package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSigner;
import io.worklog.error.IntegrityException;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSigningKeysTest {
    private static final LogId LOG = LogId.of("acme");
    private static final String NAME = "example.org/acme";
    private static final String TEXT = "text\n";
    private static final Path ROOT = Path.of("/store");

    @TempDir Path folder;

    private FileSigningKeys open() {
        return FileSigningKeys.open(folder, new SecureRandom());
    }

    @Test
    void keepsAKeyThatOnlyItsOwnerCanRead() throws IOException {
        NoteSigner made = open().create(LOG, NAME);
        NoteSigner found = open().signer(LOG);

        assertThat(found.verifierKey()).isEqualTo(made.verifierKey());
        assertThat(made.verifierKey().verifies(TEXT, found.sign(TEXT))).isTrue();
        assertThat(open().history(LOG)).isEqualTo(KeyHistory.of(made.verifierKey()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingKeyIsAnErrorAndNeverANewKey() throws IOException {
        open().create(LOG, NAME);
        Files.delete(file());
        FileSigningKeys keys = open();

        assertThatThrownBy(() -> keys.signer(LOG))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("has no key file")
                .hasMessageContaining("restore it from a copy");
        assertThatThrownBy(() -> keys.history(LOG)).isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> keys.rotate(LOG, TreeSize.of(1)))
                .isInstanceOf(IntegrityException.class);
        assertThat(file()).doesNotExist();
    }

    @Test
    void aKeyIsMadeOnce() {
        NoteSigner made = open().create(LOG, NAME);
        assertThatThrownBy(() -> open().create(LOG, NAME))
                .isInstanceOf(IllegalStateException.class);
        assertThat(open().signer(LOG).verifierKey()).isEqualTo(made.verifierKey());
    }

    @Test
    void rotationKeepsTheHistoryAndDropsTheOldSeed() throws IOException {
        FileSigningKeys keys = open();
        NoteSigner first = keys.create(LOG, NAME);
        String before = Files.readString(file());
        NoteSigner second = keys.rotate(LOG, TreeSize.of(10));
        NoteSigner third = keys.rotate(LOG, TreeSize.of(25));

        KeyHistory history = open().history(LOG);
        assertThat(history).isEqualTo(keys.history(LOG));
        assertThat(history.keys()).hasSize(3);
        assertThat(history.keys().get(0).key()).isEqualTo(first.verifierKey());
        assertThat(history.keys().get(0).to()).isEqualTo(TreeSize.of(10));
        assertThat(history.keys().get(1).key()).isEqualTo(second.verifierKey());
        assertThat(history.current().key()).isEqualTo(third.verifierKey());
        String seed = before.lines().reduce((a, b) -> b).orElseThrow();
        assertThat(seed).startsWith("seed ");
        assertThat(Files.readString(file())).doesNotContain(seed);
        assertThat(open().signer(LOG).verifierKey()).isEqualTo(third.verifierKey());
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        FileSigningKeys keys = open();
        keys.create(LOG, NAME);
        keys.rotate(LOG, TreeSize.of(10));
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            for (int flip : new int[] {1, 0x20, 0x80}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) flip;
                Files.write(file(), changed);
                assertThatThrownBy(() -> open().signer(LOG))
                        .isInstanceOf(IntegrityException.class)
                        .hasMessageContaining("is damaged");
            }
        }
    }

    @Test
    void theFileOfAnotherLogIsNotTaken() throws IOException {
        FileSigningKeys keys = open();
        keys.create(LOG, NAME);
        Files.copy(file(), folder.resolve("keys/other.key"));
        assertThatThrownBy(() -> keys.signer(LogId.of("other")))
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void afterAnyFailureOneOfTheKeysIsThere() {
        Random chance = new Random(5);
        for (int n = 1; n <= 12; n++) {
            MemoryDisk disk = new MemoryDisk();
            FileSigningKeys keys = FileSigningKeys.open(ROOT, new SecureRandom(), disk);
            NoteSigner first = keys.create(LOG, NAME);
            disk.failAt(n);
            TreeSize rotatedAt = TreeSize.of(0);
            try {
                keys.rotate(LOG, TreeSize.of(7));
                rotatedAt = TreeSize.of(7);
            } catch (StoreUnavailableException e) {
                assertThat(e).hasMessageContaining("Input/output error");
            }
            for (MemoryDisk left : new MemoryDisk[] {disk, disk.afterPowerLoss(chance)}) {
                KeyHistory found =
                        FileSigningKeys.open(ROOT, new SecureRandom(), left).history(LOG);
                assertThat(found.keys().get(0).key()).isEqualTo(first.verifierKey());
                if (rotatedAt.value() > 0) {
                    assertThat(found.keys()).hasSize(2);
                }
            }
        }
    }

    @Test
    void namesKeyAndFileAsTheyAreDocumented() throws IOException {
        open().create(LOG, NAME);
        String text = Files.readString(file(), StandardCharsets.US_ASCII);
        assertThat(text.lines().toList())
                .hasSize(4)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).matches("worklog keys v1 [0-9a-f]{8}");
                    assertThat(lines.get(1)).isEqualTo("log acme");
                    assertThat(lines.get(2)).startsWith("key 0 - example.org/acme+");
                    assertThat(lines.get(3)).matches("seed [A-Za-z0-9+/]{43}=");
                });
    }

    private Path file() {
        return folder.resolve("keys/acme.key");
    }
}
