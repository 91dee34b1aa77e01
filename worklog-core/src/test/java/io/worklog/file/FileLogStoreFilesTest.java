package io.worklog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is and what is no longer in the files. */
class FileLogStoreFilesTest {
    private static final LogId LOG = LogId.of("acme");
    private static final Path ROOT = Path.of("/store");

    private static FileLogStore open(MemoryDisk disk) throws IOException {
        return FileLogStore.open(ROOT, FileLogOptions.defaults(), disk, () -> {});
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasErasedIsInNoFile() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (FileLogStore store = open(disk)) {
            new NumberedEntries(store, LOG).append(30);
            assertThat(disk.holds(NumberedEntries.side(4))).isTrue();
            store.replacePrivateSide(LOG, LogIndex.of(4), utf8("only this name stays"));
            assertThat(disk.holds(NumberedEntries.side(4))).isFalse();
            assertThat(disk.holds(utf8("only this name stays"))).isTrue();
            store.replacePrivateSide(LOG, LogIndex.of(4), utf8("less"));
            assertThat(disk.holds(utf8("only this name stays"))).isFalse();
            store.replacePrivateSide(LOG, LogIndex.of(4), null);
            assertThat(disk.holds(utf8("less"))).isFalse();
            assertThat(disk.holds(NumberedEntries.side(7))).isTrue();
        }
    }

    @Test
    void anErasureThatACrashInterruptsIsFinishedAtOpeningOrNeverBegan() throws IOException {
        Random chance = new Random(6);
        for (int n = 1; n < 12; n++) {
            MemoryDisk disk = new MemoryDisk();
            FileLogStore store = open(disk);
            new NumberedEntries(store, LOG).append(30);
            store.replacePrivateSide(LOG, LogIndex.of(4), utf8("only this name stays"));
            disk.stopAt(n);
            try {
                store.replacePrivateSide(LOG, LogIndex.of(4), utf8("less"));
            } catch (MemoryDisk.Stopped e) {
                assertThat(n).isLessThan(8);
            }
            for (MemoryDisk left :
                    new MemoryDisk[] {disk.afterKill(), disk.afterPowerLoss(chance)}) {
                try (FileLogStore again = open(left)) {
                    byte[] side = again.read(LOG, LogIndex.of(4), 1, 1).get(0).privateSide();
                    boolean erased = new String(side, StandardCharsets.UTF_8).equals("less");
                    assertThat(left.holds(utf8("only this name stays"))).isEqualTo(!erased);
                    assertThat(left.holds(NumberedEntries.side(4))).isFalse();
                }
            }
        }
    }

    @Test
    void whatWasPrunedIsInNoFile() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        FileLogOptions small = FileLogOptions.defaults().withSegmentBytes(64 << 10);
        try (FileLogStore store = FileLogStore.open(ROOT, small, disk, () -> {})) {
            NumberedEntries feeder = new NumberedEntries(store, LOG);
            for (int i = 0; i < 25; i++) {
                feeder.append(50);
            }
            for (long min : new long[] {20, 200, 711, 1249, 1250}) {
                store.prune(LOG, LogIndex.of(min));
                for (long index = Math.max(0, min - 30); index < min; index++) {
                    assertThat(disk.holds(NumberedEntries.sealed(index))).isFalse();
                }
                assertThat(min == 1250 || disk.holds(NumberedEntries.sealed(min))).isTrue();
            }
        }
    }

    @Test
    void aSmallLogIsSmall() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        FileLogStore store = open(disk);
        new NumberedEntries(store, LOG).append(5);
        long[] bytes = new long[1];
        disk.forEachFile((file, content) -> bytes[0] += content.length);
        assertThat(bytes[0]).isLessThan(20_000);
        store.close();
        bytes[0] = 0;
        disk.forEachFile((file, content) -> bytes[0] += content.length);
        assertThat(bytes[0]).isLessThan(2_000);
    }

    @Test
    void sealedBytesLieAsInABundle() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        try (FileLogStore store = open(disk)) {
            new NumberedEntries(store, LOG).append(3);
        }
        java.io.ByteArrayOutputStream bundle = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            byte[] sealed = NumberedEntries.sealed(i);
            bundle.write(sealed.length >>> 8);
            bundle.write(sealed.length);
            bundle.writeBytes(sealed);
        }
        assertThat(disk.holds(bundle.toByteArray())).isTrue();
    }
}
