package io.worklog.server.ops;

import io.worklog.checkpoint.VerifierKey;
import io.worklog.spi.CheckpointAnchor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;

/** What takes checkpoints of the server's logs. */
final class AnchorList {
    private final ObjectProvider<CheckpointAnchor> anchors;

    AnchorList(ObjectProvider<CheckpointAnchor> anchors) {
        this.anchors = anchors;
    }

    List<CheckpointAnchor> all() {
        return anchors.orderedStream().toList();
    }

    /** Those whose doings are known. */
    List<WatchedAnchor> watched() {
        return all().stream()
                .filter(WatchedAnchor.class::isInstance)
                .map(WatchedAnchor.class::cast)
                .toList();
    }

    /** Keys of the witnesses among them. */
    List<VerifierKey> witnesses() {
        return watched().stream().map(WatchedAnchor::witness).flatMap(Stream::ofNullable).toList();
    }
}
