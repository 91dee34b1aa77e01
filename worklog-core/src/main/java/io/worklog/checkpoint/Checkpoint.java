package io.worklog.checkpoint;

import io.worklog.log.TreeSize;
import io.worklog.merkle.Hash;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How large a log is and what its root is (C2SP tlog-checkpoint).
 *
 * @param origin the log's identity: one line, not empty
 * @param size how many entries
 * @param root the root over them
 * @param extensions further lines, none of them empty; our own logs write none
 */
public record Checkpoint(String origin, TreeSize size, Hash root, List<String> extensions) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int LINES = 3;

    public Checkpoint {
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(root, "root");
        checkLine(origin);
        extensions = List.copyOf(extensions);
        extensions.forEach(Checkpoint::checkLine);
    }

    /** Without extension lines. */
    public Checkpoint(String origin, TreeSize size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads a note's text.
     *
     * @throws CheckpointException with {@link CheckpointException.Reason#MALFORMED} if it is not
     *     exactly what C2SP tlog-checkpoint defines
     */
    public static Checkpoint parse(String text) {
        try {
            List<String> lines = List.of(NoteSyntax.checkText(text).split("\n", -1));
            if (lines.size() <= LINES) {
                throw new IllegalArgumentException("fewer than three lines");
            }
            return new Checkpoint(
                    lines.get(0),
                    parseSize(lines.get(1)),
                    Hash.fromBase64(lines.get(2)),
                    lines.subList(LINES, lines.size() - 1));
        } catch (IllegalArgumentException e) {
            throw CheckpointException.malformed("not a checkpoint: " + e.getMessage(), e);
        }
    }

    private static TreeSize parseSize(String line) {
        if (!SIZE.matcher(line).matches()) {
            throw new IllegalArgumentException("the size is not a plain decimal number");
        }
        return TreeSize.of(Long.parseLong(line));
    }

    private static void checkLine(String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an empty line, or two in one");
        }
        NoteSyntax.checkText(line + "\n");
    }

    /** The note's text; {@link #parse(String)} reads it back. */
    public String text() {
        StringBuilder text = new StringBuilder(origin).append('\n').append(size).append('\n');
        text.append(root.base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
