package io.worklog.server.cli;

import io.worklog.AuditLog;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.error.StoreUnavailableException;
import io.worklog.event.Actor;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.persistence.lucene.LuceneIndexOptions;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.spi.LogStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What all commands of one call share.
 *
 * @param messages texts in the reader's language
 * @param terminal where to write
 * @param clock tells the time
 * @param random makes ids and keys
 * @param environment the variables of the process
 */
record Session(
        Messages messages,
        Terminal terminal,
        InstantSource clock,
        SecureRandom random,
        Map<String, String> environment) {
    /** The folder of the event index, below a Worklog folder. */
    static final String INDEX = "index";

    private static final String SOURCE = "cli";

    /** A person would rather wait for an index that is behind than miss the newest events. */
    private static final Duration INDEX_WAIT = Duration.ofMinutes(10);

    private static final int DEFAULT_COLUMNS = 100;

    Session {
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(random, "random");
        environment = Map.copyOf(environment);
    }

    /** Opens a place to record in it, making it where there is none. */
    Worklog open(Place place, String source) {
        return recorder(place, true)
                .source(source)
                .index(() -> index(place.dir()))
                .indexWait(INDEX_WAIT)
                .open();
    }

    /** What a place that is there needs to be recorded in, but for an index. */
    WorklogBuilder recorder(Place place) {
        requireThere(place);
        return recorder(place, false).source(SOURCE);
    }

    private WorklogBuilder recorder(Place place, boolean make) {
        WorklogBuilder builder =
                Worklog.builder().directory(place.dir()).clock(clock).random(random);
        return place.store() == null ? builder : builder.store(logs(place, make));
    }

    /** Opens a place to change something in it that is there already. */
    Worklog openExisting(Place place) {
        requireThere(place);
        return open(place, SOURCE);
    }

    /**
     * Opens a place only to read. Where another process works in a folder, the log itself is looked
     * at and searched without an index, up to its newest checkpoint.
     */
    Worklog read(Place place) {
        requireThere(place);
        try {
            WorklogBuilder builder =
                    reader().directory(place.dir())
                            .index(() -> index(place.dir()))
                            .indexWait(INDEX_WAIT);
            return (place.store() == null ? builder : builder.store(logs(place, false))).open();
        } catch (StoreUnavailableException inUse) {
            if (place.store() != null) {
                throw inUse;
            }
            return inspect(place);
        }
    }

    /** Looks at a place without ever standing in the way of whoever works in it. */
    Worklog inspect(Place place) {
        requireThere(place);
        LogStore store =
                place.store() == null ? FileLogStore.inspect(place.dir()) : logs(place, false);
        return reader().store(store).keys(FileSigningKeys.open(place.dir(), random)).open();
    }

    private LogStore logs(Place place, boolean make) {
        String url = Objects.requireNonNull(place.store());
        return new StoreUrls(this).logs(url, StoreUrls.STORE_PASSWORD, make);
    }

    private WorklogBuilder reader() {
        return Worklog.builder().clock(clock).random(random).source(SOURCE).readOnly();
    }

    /** Waits until the index has read all that is in a log, or stops to make headway. */
    static void awaitIndex(AuditLog log) {
        long size = log.head().size().value();
        long before = -1;
        long read = 0;
        while (read < size && read > before) {
            before = read;
            PageRequest one = PageRequest.newest(1);
            read = log.find(EventQuery.of(log.id()).build(), one).indexedTo().value();
        }
    }

    /** A log that must be there. */
    AuditLog log(Worklog worklog, String name) {
        return worklog.existing(logId(name).value()).orElseThrow(() -> noSuchLog(worklog, name));
    }

    /** The name of a log, if it is one. */
    LogId logId(String name) {
        try {
            return LogId.of(name);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, messages.text("error.logName", name), e);
        }
    }

    /** Who acts, where nobody is named: the user of the operating system. */
    Actor operator(@org.jspecify.annotations.Nullable String id) {
        return Actor.user(id == null ? System.getProperty("user.name", "unknown") : id);
    }

    /** A failure with a text of the bundle. */
    CommandException failure(int exitCode, String key, Object... arguments) {
        return new CommandException(exitCode, messages.text(key, arguments));
    }

    /** How many columns the screen has. */
    int columns() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
    }

    /** How the index is opened: quickly, and made anew from the log where it is damaged. */
    static LuceneIndexOptions indexOptions() {
        return LuceneIndexOptions.defaults().withCheckOnOpen(false).withRebuildOnDamage(true);
    }

    private static LuceneEventIndex index(Path folder) {
        return LuceneEventIndex.open(folder.resolve(INDEX), indexOptions());
    }

    private void requireThere(Place place) {
        if (place.store() == null && !Files.isDirectory(place.dir().resolve("logs"))) {
            throw failure(ExitCode.UNREACHABLE, "error.noFolder", place.dir());
        }
    }

    private CommandException noSuchLog(Worklog worklog, String name) {
        String there = worklog.logs().stream().map(LogId::value).collect(Collectors.joining(", "));
        return failure(ExitCode.USAGE, "error.noLog", name, there.isEmpty() ? "–" : there);
    }
}
