package io.worklog.spi;

import io.worklog.log.LogId;
import java.util.Optional;

/**
 * A store that can end a log: it stays readable, nothing is ever added to it again, and it says
 * where it goes on.
 */
public interface EndableLogStore extends LogStore {
    /**
     * Ends a log at the size it has, durably. Every {@link #claim}, {@link #append}, erasure and
     * pruning that begins afterwards, on any node, MUST fail with {@link LogEndedException};
     * publishing a checkpoint of what is there stays possible. The same note again changes nothing.
     *
     * @param note where it goes on, 1 to 255 printable ASCII characters
     * @throws IllegalArgumentException if it is not such a note, see {@link #requireNote}
     * @throws IllegalStateException if the log was ended with another note
     */
    void end(LogId log, String note);

    /** The note the log was ended with; nothing while it goes on, or where there is none. */
    Optional<String> ended(LogId log);

    /**
     * Refuses what cannot be a note.
     *
     * @throws IllegalArgumentException if it is not 1 to 255 printable ASCII characters
     */
    static void requireNote(String note) {
        boolean printable = note.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (note.isEmpty() || note.length() > 255 || !printable) {
            throw new IllegalArgumentException(
                    "where a log goes on is said in 1 to 255 printable ASCII characters");
        }
    }
}
