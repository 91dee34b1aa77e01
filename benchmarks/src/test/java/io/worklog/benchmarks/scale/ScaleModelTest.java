package io.worklog.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic against trees that can be counted by hand. */
class ScaleModelTest {
    private static final Path PAGE = Path.of("SCALE.md");

    private static Coefficients coefficients() throws IOException {
        return Coefficients.parse(Files.readAllLines(Path.of("coefficients.properties")));
    }

    @Test
    void tilesAreCountedOnEveryLevel() {
        assertThat(ScaleModel.tiles(1)).isEqualTo(1);
        assertThat(ScaleModel.tiles(256)).isEqualTo(2);
        assertThat(ScaleModel.tiles(70_000)).isEqualTo(274 + 2 + 1);
        assertThat(ScaleModel.hashes(70_000)).isEqualTo(70_000 + 273 + 1);
    }

    @Test
    void aProofHasOneHashForEachDoubling() {
        assertThat(ScaleModel.proofHashes(1)).isZero();
        assertThat(ScaleModel.proofHashes(2)).isEqualTo(1);
        assertThat(ScaleModel.proofHashes(1 << 20)).isEqualTo(20);
        assertThat(ScaleModel.proofHashes((1 << 20) + 1)).isEqualTo(21);
        assertThat(ScaleModel.proofHashes(1e8)).isEqualTo(27);
    }

    @Test
    void moreNodesThanLogsDoNotMakeALogFaster() throws IOException {
        ScaleModel model = new ScaleModel(coefficients());
        double one = model.rate(new Deployment(1, 1, 1e9));
        assertThat(model.rate(new Deployment(1, 1_000, 1e9))).isEqualTo(one);
        assertThat(model.rate(new Deployment(10_000, 10, 1e9))).isEqualTo(10 * one);
    }

    @Test
    void whatIsExceededMostBreaksFirst() throws IOException {
        ScaleModel model = new ScaleModel(coefficients());
        assertThat(model.of(new Deployment(1, 1, 1e10)).firstToBreak())
                .startsWith("documents of one embedded index");
        assertThat(model.of(new Deployment(1_000_000, 1, 1e6)).firstToBreak())
                .startsWith("heap for open logs");
    }

    @Test
    void aLineWithoutItsSourceIsRefused() {
        assertThatThrownBy(() -> Coefficients.parse(List.of("appendPerSecond = 1")))
                .hasMessageContaining("appendPerSecond");
        assertThatThrownBy(() -> Coefficients.parse(List.of("a = 1, guessed")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Writes the page instead with {@code -Dupdate.files=true}. */
    @Test
    void thePageIsWhatTheCoefficientsGive() throws IOException {
        String page = ScalePage.of(coefficients());
        if (Boolean.getBoolean("update.files")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
