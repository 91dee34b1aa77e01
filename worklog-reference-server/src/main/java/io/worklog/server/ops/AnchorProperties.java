package io.worklog.server.ops;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where checkpoints are placed so that whoever holds the logs cannot rewrite them unseen.
 *
 * @param folder folder that checkpoints are appended to, one file a log; on storage that this
 *     server cannot rewrite.
 * @param folderInterval at most one checkpoint of a log in this time goes into the folder.
 * @param webhookUrl address that each checkpoint is posted to.
 * @param webhookSecret what signs these posts, at least 16 bytes, shared with the receiver.
 * @param witnessUrl submission prefix of a C2SP witness that cosigns each checkpoint.
 * @param witnessKey public key of that witness, name+hexid+base64; no other is believed.
 */
@ConfigurationProperties("worklog.server.anchor")
record AnchorProperties(
        @Nullable Path folder,
        @DefaultValue("1m") Duration folderInterval,
        @Nullable URI webhookUrl,
        @Nullable String webhookSecret,
        @Nullable URI witnessUrl,
        @Nullable String witnessKey) {
    /** The one setting, or a word on which is missing. */
    static <T> T needed(@Nullable T value, String name, String because) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "worklog.server.anchor." + name + " is missing: " + because + " is set");
        }
        return value;
    }
}
