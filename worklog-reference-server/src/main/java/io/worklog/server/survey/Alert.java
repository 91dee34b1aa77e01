package io.worklog.server.survey;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever runs the server has to do something about. It is derived from how things
 * are now: it goes away by itself when its cause does.
 *
 * @param code what it is; stable, lower-case words with hyphens
 * @param level how pressing it is
 * @param subject what it is about: a log, a project, a kind of job; null for the server or tenant
 * @param number how many there are; 0 where nothing is counted
 * @param since when it began, where that is known
 */
public record Alert(
        String code, Level level, @Nullable String subject, long number, @Nullable Instant since) {

    /** How pressing an alert is. */
    public enum Level {
        /** Events or promises are in danger now. */
        CRITICAL,
        /** It becomes critical when nobody looks after it. */
        WARNING,
        /** Something could be better. */
        NOTICE
    }

    public Alert {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(level, "level");
    }

    /** About the server or the tenant as a whole. */
    public static Alert of(String code, Level level, long number) {
        return new Alert(code, level, null, number, null);
    }

    /** About one thing. */
    public static Alert about(String code, Level level, String subject, long number) {
        return new Alert(code, level, subject, number, null);
    }

    /** The same, since a time. */
    public Alert since(@Nullable Instant time) {
        return new Alert(code, level, subject, number, time);
    }
}
