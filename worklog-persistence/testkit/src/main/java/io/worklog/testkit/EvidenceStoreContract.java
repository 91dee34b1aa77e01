package io.worklog.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.spi.EvidenceStore;
import io.worklog.spi.EvidenceStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The exam that every evidence store has to pass. Contents are new in each test, so that all tests
 * may run in one place, as long as nothing else writes to it.
 *
 * @param <S> the store's class
 */
@Timeout(300)
public abstract class EvidenceStoreContract<S extends EvidenceStore> {
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final long LARGE = 12L << 20;

    /** The most that a store may take into memory at once: two of the smallest parts of S3. */
    private static final int BUFFER = 10 << 20;

    private final long seed = UUID.randomUUID().getMostSignificantBits();
    private @Nullable S open;
    private long remainsBefore;

    /** Opens the store on its place. Called before each test; the place may hold contents. */
    protected abstract S open();

    /** Closes the store and opens it on the same place. */
    protected abstract S reopen(S open);

    /**
     * How many things lie in the place beneath the store: files, objects, rows, chunks, parts of
     * uploads that were not finished. A store that leaves something behind is found by it.
     */
    protected abstract long remains() throws IOException;

    /**
     * Puts other bytes in the place of a content, beneath the store, as damage does. The store is
     * open meanwhile.
     *
     * @param sha256 the digest of a content that the store has
     */
    protected abstract void overwrite(String sha256, byte[] bytes) throws IOException;

    /** The store as it is open now. */
    protected final S store() {
        return Objects.requireNonNull(open, "the store is opened before each test");
    }

    @BeforeEach
    final void openStore() throws IOException {
        open = open();
        remainsBefore = remains();
    }

    @AfterEach
    final void closeStore() {
        store().close();
    }

    @Test
    void keepsBytesUnderTheirDigestFromAnyOffset() throws IOException {
        byte[] bytes = content(1_000);
        Stored stored = put(bytes);

        assertThat(stored).isEqualTo(new Stored(sha256(bytes), 1_000));
        open = reopen(store());
        assertThat(store().size(stored.sha256())).contains(1_000L);
        for (int offset : new int[] {0, 1, 500, 999}) {
            assertThat(read(stored.sha256(), offset))
                    .isEqualTo(Arrays.copyOfRange(bytes, offset, 1_000));
        }
        assertThat(read(stored.sha256(), 1_000)).isEmpty();
        assertThat(read(stored.sha256(), 5_000)).isEmpty();
    }

    @Test
    void keepsEverySizeAroundTheSizesOfBuffers() throws IOException {
        for (int size : new int[] {1, 8_191, 8_192, 65_535, 65_536, 65_537, 261_120, 300_001}) {
            byte[] bytes = content(size);
            assertThat(read(put(bytes).sha256(), 0)).isEqualTo(bytes);
        }
    }

    @Test
    void knowsNothingOfWhatItWasNotGiven() throws IOException {
        String unknown = sha256(content(10));

        assertThat(store().open(unknown, 0)).isEmpty();
        assertThat(store().open(unknown, 7)).isEmpty();
        assertThat(store().size(unknown)).isEmpty();
        assertThat(store().delete(unknown)).isFalse();
    }

    @Test
    void keepsAnEmptyContentToo() throws IOException {
        store().delete(EMPTY);
        assertThat(put(new byte[0])).isEqualTo(new Stored(EMPTY, 0));

        open = reopen(store());
        assertThat(store().size(EMPTY)).contains(0L);
        assertThat(read(EMPTY, 0)).isEmpty();
        assertThat(store().delete(EMPTY)).isTrue();
        assertThat(store().size(EMPTY)).isEmpty();
    }

    @Test
    void theSameBytesAgainCostNoSpace() throws IOException {
        byte[] bytes = content(70_000);
        Stored stored = put(bytes);
        long remains = remains();

        assertThat(remains).isGreaterThan(remainsBefore);
        for (int i = 0; i < 3; i++) {
            assertThat(put(bytes)).isEqualTo(stored);
        }
        assertThat(remains()).isEqualTo(remains);
        assertThat(read(stored.sha256(), 0)).isEqualTo(bytes);
    }

    @Test
    void takesExactlyTheLimitAndRefusesOneByteMore() throws IOException {
        assertThat(store().put(GeneratedStream.of(seed, 100_000), 100_000).size())
                .isEqualTo(100_000);
        long remains = remains();
        for (long length : new long[] {100_002, 700_000}) {
            assertThatThrownBy(() -> store().put(GeneratedStream.of(seed + 1, length), length - 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().put(GeneratedStream.of(seed + 1, length), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(remains()).isEqualTo(remains);
    }

    @Test
    void aStreamThatBreaksLeavesNothing() throws IOException {
        for (long length : new long[] {0, 1, 100_000, LARGE}) {
            assertThatThrownBy(
                            () -> store().put(GeneratedStream.breakingAt(seed, length), 2 * LARGE))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("connection reset");
        }
        assertThat(remains()).isEqualTo(remainsBefore);
        open = reopen(store());
        assertThat(remains()).isEqualTo(remainsBefore);
    }

    @Test
    void streamsALargeContentInAndOutAndLeavesTheStreamOpen() throws IOException {
        GeneratedStream bytes = GeneratedStream.of(seed, LARGE);
        Stored stored = store().put(bytes, LARGE);

        assertThat(stored.size()).isEqualTo(LARGE);
        assertThat(bytes.largestRead()).isLessThanOrEqualTo(BUFFER);
        assertThat(bytes.closed()).isFalse();
        try (InputStream in = store().open(stored.sha256(), 0).orElseThrow()) {
            assertSame(in, GeneratedStream.of(seed, LARGE));
        }
        long offset = LARGE - 70_001;
        GeneratedStream rest = GeneratedStream.of(seed, LARGE);
        rest.skipNBytes(offset);
        try (InputStream in = store().open(stored.sha256(), offset).orElseThrow()) {
            assertSame(in, rest);
        }
        assertThat(store().delete(stored.sha256())).isTrue();
        assertThat(remains()).isEqualTo(remainsBefore);
    }

    @Test
    void aReaderMayStopHalfway() throws IOException {
        Stored stored = put(content(400_000));
        for (int i = 0; i < 50; i++) {
            try (InputStream in = store().open(stored.sha256(), 0).orElseThrow()) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
        }
        assertThat(read(stored.sha256(), 0)).hasSize(400_000);
    }

    @Test
    void bytesThatWereChangedAreFoundWhenTheWholeIsRead() throws IOException {
        byte[] bytes = content(3_000);
        String sha256 = put(bytes).sha256();
        for (int at : new int[] {0, 1_500, 2_999}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            overwrite(sha256, changed);
            assertDamaged(sha256, 0);
            assertDamaged(sha256, 2_000);
        }
        overwrite(sha256, Arrays.copyOf(bytes, 2_999));
        assertDamaged(sha256, 0);
        overwrite(sha256, Arrays.copyOf(bytes, 3_001));
        assertDamaged(sha256, 0);
        overwrite(sha256, bytes);
        assertThat(read(sha256, 0)).isEqualTo(bytes);
    }

    @Test
    void deletesForGoodAndTakesTheBytesAgain() throws IOException {
        byte[] bytes = content(90_000);
        String sha256 = put(bytes).sha256();

        assertThat(store().delete(sha256)).isTrue();
        assertThat(remains()).isEqualTo(remainsBefore);
        assertThat(store().delete(sha256)).isFalse();
        assertThat(store().open(sha256, 0)).isEmpty();
        open = reopen(store());
        assertThat(store().size(sha256)).isEmpty();
        put(bytes);
        assertThat(read(sha256, 0)).isEqualTo(bytes);
    }

    @Test
    void manyAtOnceKeepEachContentOnce() throws Exception {
        long before = remains();
        put(content(50_000));
        long each = remains() - before;
        List<byte[]> contents = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            contents.add(content(50_000 + 1 + i));
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<Stored>> puts = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                byte[] bytes = contents.get(i % 4);
                puts.add(pool.submit(() -> put(bytes)));
            }
            for (int i = 0; i < 24; i++) {
                byte[] bytes = contents.get(i % 4);
                assertThat(puts.get(i).get()).isEqualTo(new Stored(sha256(bytes), bytes.length));
            }
        }
        assertThat(remains()).isEqualTo(before + 5 * each);
        for (byte[] bytes : contents) {
            assertThat(read(sha256(bytes), 0)).isEqualTo(bytes);
        }
    }

    @Test
    void refusesWhatIsNoDigestAndNoOffset() throws IOException {
        String good = put(content(10)).sha256();
        List<String> bad =
                List.of("", "../x", good.toUpperCase(Locale.ROOT) + "A", good + "0", "g" + good);
        for (String digest : bad) {
            assertThatThrownBy(() -> store().open(digest, 0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().size(digest))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store().delete(digest))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store().open(good, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Stored put(byte[] bytes) throws IOException {
        return store().put(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Bytes that no other test stores; the same for the same length. */
    private byte[] content(int length) {
        byte[] bytes = new byte[length];
        new Random(seed ^ length).nextBytes(bytes);
        return bytes;
    }

    private byte[] read(String sha256, long offset) throws IOException {
        try (InputStream bytes = store().open(sha256, offset).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    /** Read in pieces and by skipping, from that offset of one that is open from its start. */
    private void assertDamaged(String sha256, int skip) throws IOException {
        try (InputStream bytes = store().open(sha256, 0).orElseThrow()) {
            assertThatThrownBy(
                            () -> {
                                bytes.skipNBytes(skip);
                                bytes.readAllBytes();
                            })
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertSame(InputStream actual, InputStream expected) throws IOException {
        byte[] mine;
        do {
            mine = actual.readNBytes(1 << 16);
            assertThat(Arrays.equals(mine, expected.readNBytes(1 << 16))).isTrue();
        } while (mine.length > 0);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
