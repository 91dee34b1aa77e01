package io.worklog.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The small files of a bundle, and the page that carries them inside. They are gathered anew each
 * time they are gone through, so that however many there are, one at a time is in memory. Not
 * thread-safe.
 */
final class BundleFiles {
    /** More than this does not go into the page; the page then asks for the zip itself. */
    private static final long MAX_EMBEDDED = 16L << 20;

    private static final String SLOT_START = "<script type=\"application/json\" id=\"embedded\">";
    private static final String SLOT = SLOT_START + "null</script>";

    private final Source source;

    BundleFiles(Source source) {
        this.source = source;
    }

    /** Where the files come from. */
    interface Source {
        /** Gives all files in order; MUST give the same ones every time, or throw. */
        void each(Taker taker) throws IOException;
    }

    /** Takes one file after the other. */
    interface Taker {
        void file(String name, byte[] bytes) throws IOException;
    }

    void writeTo(ZipOutputStream zip, Instant when) throws IOException {
        boolean embedded = total() <= MAX_EMBEDDED;
        write(zip, "README.txt", resource("README.txt"), when);
        zip.putNextEntry(zipEntry("verify.html", when));
        writePage(zip, embedded);
        zip.closeEntry();
        source.each((name, bytes) -> write(zip, name, bytes, when));
    }

    ZipEntry zipEntry(String name, Instant when) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(when.toEpochMilli());
        return entry;
    }

    private void write(ZipOutputStream zip, String name, byte[] bytes, Instant when)
            throws IOException {
        zip.putNextEntry(zipEntry(name, when));
        zip.write(bytes);
        zip.closeEntry();
    }

    private long total() throws IOException {
        long[] total = {0};
        source.each((name, bytes) -> total[0] += bytes.length);
        return total[0];
    }

    private void writePage(OutputStream out, boolean embedded) throws IOException {
        String page = new String(resource("verify.html"), StandardCharsets.UTF_8);
        int slot = page.indexOf(SLOT);
        if (!embedded || slot < 0) {
            out.write(page.getBytes(StandardCharsets.UTF_8));
            return;
        }
        int value = slot + SLOT_START.length();
        out.write(page.substring(0, value).getBytes(StandardCharsets.UTF_8));
        writeEmbedded(out);
        String rest = page.substring(value + "null".length());
        out.write(rest.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON object of base64 texts; its names and values hold no character that needs escaping. */
    private void writeEmbedded(OutputStream out) throws IOException {
        String[] before = {"{\""};
        source.each((name, bytes) -> {
            out.write((before[0] + name + "\":\"").getBytes(StandardCharsets.US_ASCII));
            try (OutputStream text = Base64.getEncoder().wrap(new LeftOpen(out))) {
                text.write(bytes);
            }
            out.write('"');
            before[0] = ",\n\"";
        });
        out.write('}');
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = BundleFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the library's jar");
            }
            return in.readAllBytes();
        }
    }

    /** A stream that others write on after it is closed. */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // The end of one text is not the end of what it stands in.
        }
    }
}
