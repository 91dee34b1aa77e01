package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code head} of a log: one line with a CRC32C of all that follows, lines with names and
 * numbers, an empty line, and the newest signed checkpoint as it is served.
 */
final class HeadFile {
    private static final String TITLE = "worklog head v1 ";
    private static final int FIRST_LINE = TITLE.length() + 8 + 1;
    private static final Pattern FIELDS =
            Pattern.compile(
                    "log ([a-z0-9._-]+)\nsize (\\d+)\nepoch (\\d+)\nmin (\\d+)\nsegment (\\d+)\n"
                            + "published (\\d+)\nnote (-|\\d+)\n\n");

    private final FileOps ops;
    private final LogFolder folder;

    HeadFile(FileOps ops, LogFolder folder) {
        this.ops = ops;
        this.folder = folder;
    }

    /** Replaces the file, durably. */
    void write(HeadState state) throws IOException {
        WholeFiles.replace(ops, folder.head(), ByteBuffer.wrap(format(folder.id(), state)));
    }

    /**
     * Reads the file.
     *
     * @throws IntegrityException if it is missing or is not what was written
     */
    HeadState read() throws IOException {
        if (!ops.exists(folder.head())) {
            throw new IntegrityException(
                    "log "
                            + folder.id()
                            + " has no head file "
                            + folder.head()
                            + ": restore it from a copy; it is never made anew for a log that"
                            + " exists");
        }
        HeadState state = parse(folder.id(), WholeFiles.read(ops, folder.head()));
        if (state == null) {
            throw new IntegrityException(
                    "the head file "
                            + folder.head()
                            + " of log "
                            + folder.id()
                            + " is damaged: restore it from a copy");
        }
        return state;
    }

    static byte[] format(LogId id, HeadState state) {
        byte[] note = state.note();
        String fields =
                "log "
                        + id
                        + "\nsize "
                        + state.size()
                        + "\nepoch "
                        + state.epoch()
                        + "\nmin "
                        + state.minIndex()
                        + "\nsegment "
                        + state.segment()
                        + "\npublished "
                        + state.published()
                        + "\nnote "
                        + (note == null ? "-" : note.length)
                        + "\n\n";
        byte[] head = fields.getBytes(StandardCharsets.US_ASCII);
        byte[] rest = Arrays.copyOf(head, head.length + (note == null ? 0 : note.length));
        if (note != null) {
            System.arraycopy(note, 0, rest, head.length, note.length);
        }
        byte[] title = firstLine(rest, 0).getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(title, title.length + rest.length);
        System.arraycopy(rest, 0, all, title.length, rest.length);
        return all;
    }

    private static @Nullable HeadState parse(LogId id, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (bytes.length < FIRST_LINE || !text.startsWith(firstLine(bytes, FIRST_LINE))) {
            return null;
        }
        Matcher fields = FIELDS.matcher(text).region(FIRST_LINE, text.length());
        if (!fields.lookingAt() || !fields.group(1).equals(id.value())) {
            return null;
        }
        boolean noted = !fields.group(7).equals("-");
        byte[] note = noted ? Arrays.copyOfRange(bytes, fields.end(), bytes.length) : null;
        return new HeadState(
                Long.parseLong(fields.group(2)),
                Long.parseLong(fields.group(3)),
                Long.parseLong(fields.group(4)),
                Long.parseLong(fields.group(5)),
                Long.parseLong(fields.group(6)),
                note);
    }

    private static String firstLine(byte[] bytes, int from) {
        int crc = WholeFiles.crc(bytes, from, bytes.length - from);
        return TITLE + String.format(Locale.ROOT, "%08x", crc) + "\n";
    }
}
