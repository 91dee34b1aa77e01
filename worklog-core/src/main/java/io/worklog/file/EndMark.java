package io.worklog.file;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.LogEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code ended} of a log, there only when it was ended: a title with a CRC32C of what
 * follows, and the note that says where the log goes on. Changes are made under the log's lock.
 */
final class EndMark {
    private static final String TITLE = "worklog ended v1 ";
    private static final int FIRST_LINE = TITLE.length() + 8 + 1;

    private final FileOps ops;
    private final LogFolder folder;
    private volatile @Nullable String note;

    private EndMark(FileOps ops, LogFolder folder, @Nullable String note) {
        this.ops = ops;
        this.folder = folder;
        this.note = note;
    }

    /** Reads the file, if there is one. */
    static EndMark open(FileOps ops, LogFolder folder) throws IOException {
        boolean there = ops.exists(folder.ended());
        return new EndMark(ops, folder, there ? read(ops, folder) : null);
    }

    Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /** Refuses to go on with a log that was ended. */
    void requireGoingOn() {
        String ended = note;
        if (ended != null) {
            throw new LogEndedException(folder.id(), ended);
        }
    }

    /** Refuses a note that is none, or another than the one that is there. */
    void requireFits(String wanted) {
        EndableLogStore.requireNote(wanted);
        if (note != null && !wanted.equals(note)) {
            throw new IllegalStateException("log " + folder.id() + " was ended: " + note);
        }
    }

    /** Writes the file, durably. */
    void write(String wanted) throws IOException {
        byte[] text = (wanted + "\n").getBytes(StandardCharsets.US_ASCII);
        String all = firstLine(text) + wanted + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(all.getBytes(StandardCharsets.US_ASCII));
        WholeFiles.replace(ops, folder.ended(), bytes);
        note = wanted;
    }

    private static String read(FileOps ops, LogFolder folder) throws IOException {
        String all = new String(WholeFiles.read(ops, folder.ended()), StandardCharsets.ISO_8859_1);
        String text = all.substring(Math.min(FIRST_LINE, all.length()));
        byte[] rest = text.getBytes(StandardCharsets.ISO_8859_1);
        if (text.isEmpty() || !all.equals(firstLine(rest) + text)) {
            throw damaged(folder.id(), folder);
        }
        return text.substring(0, text.length() - 1);
    }

    private static String firstLine(byte[] rest) {
        int crc = WholeFiles.crc(rest, 0, rest.length);
        return TITLE + String.format(Locale.ROOT, "%08x", crc) + "\n";
    }

    private static IntegrityException damaged(LogId log, LogFolder folder) {
        return new IntegrityException(
                "the file "
                        + folder.ended()
                        + " of log "
                        + log
                        + " is damaged: restore it from a copy");
    }
}
