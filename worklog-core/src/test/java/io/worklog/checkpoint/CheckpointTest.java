package io.worklog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Rfc6962;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void aCheckpointIsThreeLines() {
        Checkpoint checkpoint =
                new Checkpoint("example.com/log", TreeSize.of(0), Rfc6962.emptyRoot());
        assertThat(checkpoint.text()).isEqualTo("example.com/log\n0\n" + ROOT + "\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void extensionLinesOfOtherLogsAreKept() {
        String text = "a log with spaces\n" + Long.MAX_VALUE + "\n" + ROOT + "\nmore\nand more\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint.extensions()).containsExactly("more", "and more");
        assertThat(checkpoint.size().value()).isEqualTo(Long.MAX_VALUE);
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n1\nROOT",
                "a\n1\n",
                "\n1\nROOT\n",
                "a\n01\nROOT\n",
                "a\n+1\nROOT\n",
                "a\n-1\nROOT\n",
                "a\n 1\nROOT\n",
                "a\n1 \nROOT\n",
                "a\n\nROOT\n",
                "a\n0x1\nROOT\n",
                "a\n\u0661\nROOT\n",
                "a\n9223372036854775808\nROOT\n",
                "a\n99999999999999999999\nROOT\n",
                "a\n1\nROOT \n",
                "a\n1\nROOT\n\n",
                "a\n1\nROOT\n\nx\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "a\n1\n47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "a\n1\nAAAA\n",
                "a\r\n1\nROOT\n",
                "a\n1\nROOT\nx\ty\n"
            })
    void whatIsNoCheckpointIsRefused(String bad) {
        assertThatThrownBy(() -> Checkpoint.parse(bad.replace("ROOT", ROOT)))
                .isInstanceOfSatisfying(
                        CheckpointException.class,
                        e ->
                                assertThat(e.reason())
                                        .isEqualTo(CheckpointException.Reason.MALFORMED));
    }

    @Test
    void aLineCannotSmuggleInAnother() {
        Hash root = Rfc6962.emptyRoot();
        TreeSize size = TreeSize.of(1);
        assertThatThrownBy(() -> new Checkpoint("a\n2", size, root))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", size, root, List.of("")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", size, root, List.of("x\n")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
