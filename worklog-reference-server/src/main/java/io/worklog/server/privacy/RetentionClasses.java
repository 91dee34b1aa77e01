package io.worklog.server.privacy;

import io.worklog.server.access.Caller;
import io.worklog.server.api.EntityTag;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.trail.Trail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Classes of retention of tenants. The class {@code default} is always there. Thread-safe. */
final class RetentionClasses {
    /** What must be declared to keep events for less than {@value #SIX} months. */
    static final String ACKNOWLEDGEMENT =
            "I know that the law may demand that these events are kept for at least six months.";

    static final String DEFAULT = "default";
    private static final int SIX = 6;
    private static final int MOST_MONTHS = 1_200;

    private final Database database;
    private final Trail trail;
    private final int floor;

    RetentionClasses(Database database, Trail trail, PrivacyProperties properties) {
        this.database = database;
        this.trail = trail;
        this.floor = properties.retentionFloorMonths();
    }

    /** What classes must keep to. */
    RetentionController.Rules rules() {
        return new RetentionController.Rules(floor, SIX, ACKNOWLEDGEMENT);
    }

    /** All classes of a tenant, by name. */
    List<RetentionClass> list(String tenant) {
        List<RetentionClass> found =
                database.sql()
                        .select(
                                Tables.CLASS_NAME,
                                Tables.KEEP_MONTHS,
                                Tables.ACKNOWLEDGEMENT,
                                Tables.VERSION)
                        .from(Tables.CLASSES)
                        .where(Tables.TENANT.eq(tenant))
                        .orderBy(Tables.CLASS_NAME)
                        .fetch(RetentionClasses::one);
        boolean own = found.stream().anyMatch(each -> each.name().equals(DEFAULT));
        return own ? found : Stream.concat(Stream.of(unset()), found.stream()).toList();
    }

    /** The class of that name, or what holds where there is none: the longer of floor and a year. */
    RetentionClass of(String tenant, String name) {
        return find(tenant, name).orElseGet(this::unset);
    }

    private Optional<RetentionClass> find(String tenant, String name) {
        return list(tenant).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private RetentionClass unset() {
        return new RetentionClass(DEFAULT, Math.max(floor, 12), null, 0);
    }

    /**
     * Makes or changes a class.
     *
     * @param version the version that the caller read; 0 for a new one
     */
    RetentionClass put(
            Caller caller, String name, int months, @Nullable String said, long version) {
        check(name, months, said);
        return database.inTransaction(() -> {
            RetentionClass before =
                    find(caller.tenant(), name).orElse(new RetentionClass(name, 0, null, 0));
            boolean replaced =
                    before.version() == version
                            && write(caller.tenant(), name, months, said, version);
            if (!replaced) {
                throw EntityTag.stale();
            }
            var event =
                    trail.system(caller.tenant())
                            .record(PrivacyEvents.RETENTION_CHANGED)
                            .target(name)
                            .set("months", before.months(), months);
            if (said != null) {
                event.metadata("acknowledgement", said);
            }
            event.commit();
            return new RetentionClass(name, months, said, version + 1);
        });
    }

    private void check(String name, int months, @Nullable String said) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw Problem.invalid("name", "must be lower-case letters, digits and hyphens");
        }
        if (months < 1 || months > MOST_MONTHS) {
            throw Problem.invalid("/months", "must be 1 to " + MOST_MONTHS);
        }
        if (months < floor) {
            throw Problem.of(
                    PrivacyProblem.RETENTION_TOO_SHORT, "the floor is " + floor + " months");
        }
        if (months < SIX && !ACKNOWLEDGEMENT.equals(said)) {
            throw Problem.invalid("/acknowledgement", "must be: " + ACKNOWLEDGEMENT);
        }
    }

    private boolean write(
            String tenant, String name, int months, @Nullable String said, long version) {
        if (version == 0) {
            return database.sql()
                            .insertInto(Tables.CLASSES)
                            .set(Tables.TENANT, tenant)
                            .set(Tables.CLASS_NAME, name)
                            .set(Tables.KEEP_MONTHS, months)
                            .set(Tables.ACKNOWLEDGEMENT, said)
                            .set(Tables.VERSION, 1L)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        }
        return database.sql()
                        .update(Tables.CLASSES)
                        .set(Tables.KEEP_MONTHS, months)
                        .set(Tables.ACKNOWLEDGEMENT, said)
                        .set(Tables.VERSION, version + 1)
                        .where(Tables.TENANT.eq(tenant).and(Tables.CLASS_NAME.eq(name)))
                        .and(Tables.VERSION.eq(version))
                        .execute()
                == 1;
    }

    private static RetentionClass one(Record row) {
        return new RetentionClass(
                row.get(Tables.CLASS_NAME),
                row.get(Tables.KEEP_MONTHS),
                row.get(Tables.ACKNOWLEDGEMENT),
                row.get(Tables.VERSION));
    }
}
