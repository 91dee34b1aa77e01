package io.worklog.spring.importer;

import io.worklog.AuditLog;
import io.worklog.event.UuidV7;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.audit.AuditEventRepository;

/**
 * An import of the history that another library kept. Immutable: every step gives another import.
 *
 * <pre>{@code
 * ImportReport report = LegacyImport.envers(dataSource).named("shop").run(worklog);
 * }</pre>
 *
 * <p>Every event says that it is imported: its type is one of {@link ImportedTypes}, its metadata
 * has {@code imported.from}, {@code imported.source} and {@code imported.sha256} of the record it
 * came from, {@code occurredAt} is what the source says, {@code recordedAt} the time of the import.
 * An event opens the import and another closes it with the number and the digest of what was read.
 *
 * <p>Running it again adds only what is new, also after it was killed: a record's key decides. A
 * record that was imported before and reads otherwise now is rejected and reported. Memory is
 * bounded; the source is only read, and SHOULD NOT be written meanwhile.
 */
public final class LegacyImport {
    private final LegacySource source;
    private final String name;
    private final InstantSource clock;
    private final LongConsumer progress;

    private LegacyImport(
            LegacySource source, String name, InstantSource clock, LongConsumer progress) {
        this.source = source;
        this.name = name;
        this.clock = clock;
        this.progress = progress;
    }

    private static LegacyImport of(LegacySource source) {
        return new LegacyImport(source, "default", InstantSource.system(), read -> {});
    }

    /** The {@code _AUD} tables of Hibernate Envers with its usual names. */
    public static LegacyImport envers(DataSource database) {
        return envers(database, EnversLayout.standard());
    }

    /** The audit tables of Hibernate Envers. */
    public static LegacyImport envers(DataSource database, EnversLayout layout) {
        return of(new EnversSource(database, layout));
    }

    /** The {@code jv_} tables of JaVers, in the schema that connections begin in. */
    public static LegacyImport javers(DataSource database) {
        return of(new JaversSource(database));
    }

    /**
     * Snapshots that JaVers' JSON converter wrote: an array, or one object after the other, in any
     * order. About a hundred bytes of memory are needed for each snapshot.
     */
    public static LegacyImport javersJson(Path file) {
        return of(new JaversJsonSource(file));
    }

    /** What Actuator's repository still holds. */
    public static LegacyImport actuator(AuditEventRepository repository) {
        return of(new ActuatorSource(repository));
    }

    /** An answer of {@code /actuator/auditevents}. */
    public static LegacyImport actuatorJson(Path file) {
        return of(new ActuatorJsonSource(file));
    }

    /**
     * What the source is called where a log takes several of one kind; {@code default} unless set.
     * It is part of every key: another name imports everything once more.
     */
    public LegacyImport named(String newName) {
        Objects.requireNonNull(newName, "name");
        return new LegacyImport(source, newName, clock, progress);
    }

    /** Tells the time; the system's clock unless set. */
    public LegacyImport clock(InstantSource newClock) {
        return new LegacyImport(source, name, newClock, progress);
    }

    /** Hears after each record how many were read, on the importing thread. */
    public LegacyImport progress(LongConsumer listener) {
        return new LegacyImport(source, name, clock, listener);
    }

    /**
     * Imports and waits until everything is durable.
     *
     * @throws io.worklog.error.StoreUnavailableException if the log cannot be reached: run it again
     * @throws LegacySourceException if the source cannot be read: run it again
     */
    public ImportReport run(AuditLog log) {
        return start(Objects.requireNonNull(log, "log"));
    }

    /** Reads and maps everything and adds nothing. */
    public ImportReport dryRun() {
        return start(null);
    }

    private ImportReport start(@Nullable AuditLog log) {
        UuidV7 ids = new UuidV7(clock, new SecureRandom());
        return new ImportRun(source, name, log, clock, ids, progress).run();
    }
}
