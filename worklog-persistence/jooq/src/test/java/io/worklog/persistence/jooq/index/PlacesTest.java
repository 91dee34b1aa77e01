package io.worklog.persistence.jooq.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.IntegrityException;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void everySetOfPlacesIsReadAsItWasWritten() {
        Random random = new Random(1);
        for (int count = 0; count <= Places.SIZE; count++) {
            BitSet expected = new BitSet();
            Places places = Places.none();
            while (expected.cardinality() < count) {
                int place = random.nextInt(Places.SIZE);
                expected.set(place);
                places.add(place);
            }
            Places read = Places.of(places.bytes());
            assertThat(read).isEqualTo(places);
            assertThat(read.toArray()).isEqualTo(expected.stream().toArray());
            assertThat(read.count()).isEqualTo(count);
            assertThat(places.bytes().length).isLessThanOrEqualTo(125);
        }
    }

    @Test
    void placesAtTheEdgesAreKept() {
        Places places = Places.none();
        for (int place : new int[] {0, 63, 64, 127, 128, 959, 960, 999}) {
            places.add(place);
            assertThat(places.contains(place)).isTrue();
            assertThat(places.contains(place ^ 1)).isFalse();
            places.remove(place);
        }
        assertThat(places.isEmpty()).isTrue();
        assertThat(Places.all().count()).isEqualTo(Places.SIZE);
        assertThatThrownBy(() -> places.add(1_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> places.contains(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesThatAreNoPlacesAreRefused() {
        assertThatThrownBy(() -> Places.of(new byte[1])).isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> Places.of(new byte[] {3, (byte) 0xE8}))
                .isInstanceOf(IntegrityException.class);
        assertThat(Places.of(new byte[] {3, (byte) 0xE7}).toArray()).containsExactly(999);
    }
}
