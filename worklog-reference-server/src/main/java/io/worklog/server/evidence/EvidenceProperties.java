package io.worklog.server.evidence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Files that belong to work records.
 *
 * @param store where sealed files are kept: file:DIR, s3://bucket/prefix?endpoint=…, or
 *     mongodb://… for GridFS.
 * @param storePassword password of the user that the store's address names; rather give
 *     worklog.server.evidence.store-password_FILE.
 * @param uploads folder of what is on its way, sealed too; all nodes share it.
 * @param maxSize largest file of a project that has no limit of its own.
 * @param allowedTypes types that may be uploaded, by content, such as image/*; everything that is
 *     not denied where there are none.
 * @param deniedTypes types that may not be uploaded, by content.
 * @param clamav clamd's host:port; without one files are not looked at for viruses.
 * @param uploadTtl how long an upload may rest before what arrived of it is dropped.
 * @param orphanAfter how long a file may be needed by nothing before it is removed.
 */
@ConfigurationProperties("worklog.server.evidence")
public record EvidenceProperties(
        @DefaultValue("file:data/evidence") String store,
        @Nullable String storePassword,
        @DefaultValue("data/uploads") Path uploads,
        @DefaultValue("100MB") DataSize maxSize,
        @DefaultValue List<String> allowedTypes,
        @DefaultValue({
                    "application/x-msdownload",
                    "application/x-dosexec",
                    "application/x-elf",
                    "application/x-mach-o",
                    "application/java-vm",
                    "application/x-ms-shortcut"
                })
                List<String> deniedTypes,
        @Nullable String clamav,
        @DefaultValue("24h") Duration uploadTtl,
        @DefaultValue("30d") Duration orphanAfter) {
    public EvidenceProperties {
        allowedTypes = List.copyOf(allowedTypes);
        deniedTypes = List.copyOf(deniedTypes);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EvidenceProperties[store=" + store + ", uploads=" + uploads + "]";
    }
}
