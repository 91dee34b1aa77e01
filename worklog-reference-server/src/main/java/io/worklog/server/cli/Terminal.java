package io.worklog.server.cli;

import java.io.PrintStream;
import java.util.Objects;

/**
 * Where a command writes: results to {@code out}, all else to {@code err}.
 *
 * @param out results, and nothing else in JSON mode
 * @param err notes, progress and errors
 * @param colours whether {@code out} is a person's screen
 * @param progress whether {@code err} is a person's screen
 */
record Terminal(PrintStream out, PrintStream err, boolean colours, boolean progress) {
    Terminal {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(err, "err");
    }

    void line(String text) {
        out.println(safe(text));
    }

    void note(String text) {
        err.println(safe(text));
    }

    String bold(String text) {
        return styled("1", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    String red(String text) {
        return styled("31", text);
    }

    String dim(String text) {
        return styled("2", text);
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + plain(text) + "\u001b[0m" : text;
    }

    /** Control characters of events must not drive the reader's screen; only our own styles may. */
    private String safe(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ours = colours && c == '\u001b' && text.startsWith("[", i + 1);
            boolean layout = c == '\n' || c == '\t';
            shown.append(Character.isISOControl(c) && !layout && !ours ? '\uFFFD' : c);
        }
        return shown.toString();
    }

    /** A text of an event without anything that could drive a screen. */
    static String plain(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                ? text
                : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
