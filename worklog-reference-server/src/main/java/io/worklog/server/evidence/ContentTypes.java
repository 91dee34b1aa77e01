package io.worklog.server.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Tells what bytes are by looking at their beginning, never by a name or by what a caller says. The
 * table of types is read when it is first needed. Thread-safe.
 */
final class ContentTypes {
    /** How much of the beginning is looked at. */
    static final int LOOKED_AT = 64 << 10;

    private static final int MOST_TYPE = 120;
    private static final int ENTRIES = 16;
    private static final Set<String> ZIPS = Set.of("application/zip", "application/x-tika-ooxml");
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private ContentTypes() {}

    /** The type of a content with that beginning, such as {@code image/png}. */
    static String of(byte[] beginning) {
        try {
            MimeTypes types = MimeTypes.getDefaultMimeTypes();
            String type =
                    types.detect(new ByteArrayInputStream(beginning), new Metadata())
                            .getBaseType()
                            .toString();
            String inside = ZIPS.contains(type) ? inZip(beginning) : null;
            String told = inside == null ? type : inside;
            return told.length() > MOST_TYPE ? "application/octet-stream" : told;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    /** Office documents are zips; their first entries say which. */
    private static @Nullable String inZip(byte[] beginning) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(beginning))) {
            ZipEntry entry = zip.getNextEntry();
            for (int at = 0; entry != null && at < ENTRIES; at++) {
                String type = office(entry.getName());
                if (type != null) {
                    return type;
                }
                entry = zip.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException cutOff) {
            return null;
        }
        return null;
    }

    private static @Nullable String office(String entry) {
        String folder = entry.substring(0, Math.max(0, entry.indexOf('/')));
        return switch (folder) {
            case "word" -> OFFICE + "wordprocessingml.document";
            case "xl" -> OFFICE + "spreadsheetml.sheet";
            case "ppt" -> OFFICE + "presentationml.presentation";
            default -> null;
        };
    }

    /** Whether a type is the named one or a kind of it; {@code image/*} stands for all images. */
    static boolean fits(String type, String rule) {
        if (rule.endsWith("/*")) {
            return type.startsWith(rule.substring(0, rule.length() - 1));
        }
        MediaType wanted = MediaType.parse(rule);
        MediaTypeRegistry registry = MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry();
        return wanted != null && registry.isInstanceOf(type, registry.normalize(wanted));
    }

    /** The type to answer a download with: whatever a browser could run is only bytes. */
    static String served(String type) {
        return type.matches("(?i).*(html|xml|svg|script|flash|mathml|xul|java|wasm|hta).*")
                        && !type.startsWith(OFFICE)
                ? "application/octet-stream"
                : type;
    }
}
