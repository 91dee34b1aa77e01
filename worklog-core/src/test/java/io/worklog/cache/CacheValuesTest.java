package io.worklog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheValuesTest {
    private static final LogId LOG = LogId.of("acme");

    private static List<LogEntry> entries(int largest) {
        return IntStream.range(0, EntryChunk.ENTRIES)
                .mapToObj(i -> {
                    byte[] sealed = new byte[i == 200 ? largest : 1 + i % 7];
                    Arrays.fill(sealed, (byte) i);
                    return new LogEntry(LogIndex.of(512 + i), sealed, i % 3 == 0 ? sealed : null);
                })
                .toList();
    }

    @Test
    void aChunkGivesItsEntriesWithoutPrivateSides() {
        List<LogEntry> entries = entries(LogEntry.MAX_SEALED_BYTES);
        byte[] bytes = EntryChunk.encode(entries);
        assertThat(EntryChunk.isWellFormed(bytes)).isTrue();
        EntryChunk chunk = EntryChunk.of(2, bytes);
        for (LogEntry entry : entries) {
            long index = entry.index().value();
            assertThat(chunk.entry(index).sealed()).isEqualTo(entry.sealed());
            assertThat(chunk.entry(index).privateSide()).isNull();
            assertThat(chunk.sealedLength(index)).isEqualTo(entry.sealed().length);
            assertThat(chunk.hasPrivateSide(index)).isEqualTo(entry.privateSide() != null);
        }
        assertThat(chunk.end()).isEqualTo(768);
    }

    @Test
    void bytesThatAreNoChunkAreKnown() {
        byte[] good = EntryChunk.encode(entries(9));
        for (int length : new int[] {0, 31, 1_055, 1_056, good.length - 1, good.length + 1}) {
            assertThat(EntryChunk.isWellFormed(Arrays.copyOf(good, length))).isFalse();
        }
        for (int at = 32; at < 1_056; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0x80;
            assertThat(EntryChunk.isWellFormed(bad)).as("byte " + at).isFalse();
        }
    }

    /** The code is what {@code openssl dgst -sha256 -mac HMAC} gives for 01, 00000001, k, 0102. */
    @Test
    void aValueIsVersionCodeAndContent() {
        byte[] sealed = new SealedValues(new byte[32]).seal("k", new byte[] {1, 2});
        assertThat(HexFormat.of().formatHex(sealed))
                .isEqualTo(
                        "01"
                                + "c82a57bab58515d4f559da68a2f09458"
                                + "ccab67a1eb061c7d2b76ef6573e8b330"
                                + "0102");
        assertThat(new SealedValues(new byte[32]).open("k", sealed)).containsExactly(1, 2);
        assertThat(new SealedValues(new byte[32]).open("l", sealed)).isNull();
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(new SealedValues(new byte[32]).open("k", changed)).isNull();
        }
    }

    @Test
    void equalQuestionsHaveOneNameAndOthersHaveOthers() {
        PageRequest page = PageRequest.oldest(10);
        EventQuery one = EventQuery.of(LOG).actor("a", "b", "c").build();
        EventQuery same = EventQuery.of(LOG).actor("c", "a", "b").build();
        assertThat(QueryDigest.of(one, page)).isEqualTo(QueryDigest.of(same, page));
        Set<String> names =
                Set.of(
                        QueryDigest.of(one, page),
                        QueryDigest.of(one, page.after("x")),
                        QueryDigest.of(one, PageRequest.newest(10)),
                        QueryDigest.of(one, PageRequest.oldest(11)),
                        QueryDigest.of(EventQuery.of(LOG).actor("ab", "c").build(), page),
                        QueryDigest.of(EventQuery.of(LOG).text("a").build(), page),
                        QueryDigest.of(EventQuery.of(LOG).tenant("a").build(), page),
                        QueryDigest.of(EventQuery.of(LOG).metadata(Map.of("a", "b")).build(), page),
                        QueryDigest.of(EventQuery.of(LogId.of("b")).build(), page));
        assertThat(names).hasSize(9);
    }

    @Test
    void refusesWhatIsNoSettings() {
        assertThatThrownBy(() -> new CacheSettings("a:b", new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheSettings("a", new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogCache.of(new CacheSettings("a", new byte[32]), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new CacheSettings("a", new byte[32]).toString()).isEqualTo("CacheSettings[a]");
    }
}
