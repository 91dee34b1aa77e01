package io.worklog.server.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master keys come from that wrap the keys of private values and files.
 *
 * @param keyFile the file with the master keys, one a line, the newest last. Keep a copy where no
 *     backup of the data is: without it nothing that was sealed can be read.
 * @param keys the content of such a file, in place of one; rather give worklog.server.vault.keys_FILE.
 * @param makeKeys whether a key file is made where there is none and nothing was sealed yet.
 */
@ConfigurationProperties("worklog.server.vault")
public record VaultProperties(
        @DefaultValue("data/keys/vault.keys") Path keyFile,
        @Nullable String keys,
        @DefaultValue("true") boolean makeKeys) {
    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultProperties[keyFile=" + keyFile + ", makeKeys=" + makeKeys + "]";
    }
}
