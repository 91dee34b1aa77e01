package io.worklog.server.record;

import io.worklog.server.access.PersonalData;
import io.worklog.server.db.Database;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Names of people in records: as author, as participant of any version, as commenter. What they
 * wrote about the work stays, under their identifier; so does what is sealed, which the log erases
 * by itself. Thread-safe.
 */
final class RecordPersonalData implements PersonalData {
    private final Database database;
    private final VersionRows versions;

    RecordPersonalData(Database database, VersionRows versions) {
        this.database = database;
        this.versions = versions;
    }

    @Override
    public String kind() {
        return "records";
    }

    @Override
    public long count(String tenant, String person) {
        return (long) database.sql().fetchCount(Tables.RECORDS, authored(tenant, person))
                + database.sql().fetchCount(Tables.COMMENTS, commented(tenant, person))
                + tookPart(tenant, person).stream()
                        .flatMap(record -> versions.all(record).stream())
                        .filter(version -> names(version, person))
                        .count();
    }

    @Override
    public Erased erase(String tenant, String person, String ground) {
        return database.inTransaction(() -> {
            long erased =
                    database.sql()
                            .update(Tables.RECORDS)
                            .setNull(Tables.AUTHOR_NAME)
                            .where(authored(tenant, person))
                            .execute();
            erased +=
                    database.sql()
                            .update(Tables.COMMENTS)
                            .setNull(Tables.AUTHOR_NAME)
                            .where(commented(tenant, person))
                            .execute();
            for (String record : tookPart(tenant, person)) {
                erased += eraseIn(record, person);
            }
            return new Erased(erased, 0, "");
        });
    }

    private long eraseIn(String record, String person) {
        long erased = 0;
        for (VersionRow version : versions.all(record)) {
            if (names(version, person)) {
                versions.erased(record, version, without(version.body(), person));
                erased++;
            }
        }
        return erased;
    }

    private static RecordContent without(RecordContent body, String person) {
        List<Participant> people = new ArrayList<>();
        for (Participant one : body.participants()) {
            people.add(one.id().equals(person) ? new Participant(person, null) : one);
        }
        return body.withParticipants(people);
    }

    private static boolean names(VersionRow version, String person) {
        return version.body().participants().stream()
                .anyMatch(one -> one.id().equals(person) && one.name() != null);
    }

    private static Condition authored(String tenant, String person) {
        return Tables.TENANT
                .eq(tenant)
                .and(Tables.AUTHOR_ID.eq(person))
                .and(Tables.AUTHOR_NAME.isNotNull());
    }

    private static Condition commented(String tenant, String person) {
        return Tables.AUTHOR_ID
                .eq(person)
                .and(Tables.AUTHOR_NAME.isNotNull())
                .and(Tables.RECORD_ID.in(ofTenant(tenant)));
    }

    private static Select<Record1<String>> ofTenant(String tenant) {
        return DSL.select(Tables.ID).from(Tables.RECORDS).where(Tables.TENANT.eq(tenant));
    }

    /** Earlier versions may name somebody the current one does not, so all text is looked at. */
    private List<String> tookPart(String tenant, String person) {
        return database.sql()
                .selectDistinct(Tables.RECORD_ID)
                .from(Tables.VERSIONS)
                .where(Tables.RECORD_ID.in(ofTenant(tenant)))
                .and(Tables.BODY.contains("{\"id\":\"" + person + "\","))
                .fetch(Tables.RECORD_ID);
    }
}
