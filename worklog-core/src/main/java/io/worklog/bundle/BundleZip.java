package io.worklog.bundle;

import io.worklog.error.IntegrityException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads files of a bundle by name, within bounds, and never unpacks to a disk. */
final class BundleZip {
    /** More than any file but evidence can have: a manifest of some 100,000 entries. */
    private static final int MAX_FILE = 64 << 20;

    private final ZipFile zip;

    BundleZip(ZipFile zip) {
        this.zip = zip;
    }

    byte[] need(String name) throws IOException {
        return find(name)
                .orElseThrow(() -> new IntegrityException(name + " is missing from the bundle"));
    }

    Optional<byte[]> find(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_FILE + 1);
            if (bytes.length > MAX_FILE) {
                throw new IntegrityException(name + " is larger than it can be");
            }
            return Optional.of(bytes);
        }
    }

    /** Attached bytes, to be read as a stream. */
    Optional<InputStream> evidence(String sha256) throws IOException {
        ZipEntry entry = zip.getEntry("evidence/" + sha256);
        return entry == null ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }
}
