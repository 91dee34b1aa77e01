package io.worklog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TilePathsTest {
    @Test
    void pathsAreThoseOfTheSpecification() {
        assertThat(TilePaths.hashTile(TileId.full(0, 1_234_067))).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePaths.hashTile(TileId.full(2, 0))).isEqualTo("tile/2/000");
        assertThat(TilePaths.hashTile(new TileId(1, 999, 5))).isEqualTo("tile/1/999.p/5");
        assertThat(TilePaths.hashTile(new TileId(0, 1000, 255))).isEqualTo("tile/0/x001/000.p/255");
        assertThat(TilePaths.entryBundle(0, 256)).isEqualTo("tile/entries/000");
        assertThat(TilePaths.entryBundle(1_234_000, 1)).isEqualTo("tile/entries/x001/x234/000.p/1");
    }

    @Test
    void whatIsNoTileHasNoPath() {
        assertThatThrownBy(() -> TilePaths.entryBundle(-1, 256))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePaths.entryBundle(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TilePaths.entryBundle(0, 257))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
