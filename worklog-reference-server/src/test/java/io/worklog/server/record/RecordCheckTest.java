package io.worklog.server.record;

import static io.worklog.server.record.Desk.APPROVER;
import static io.worklog.server.record.Desk.AUTHOR;
import static io.worklog.server.record.Desk.OWNER;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody changes the database behind the server's back, and the check names what they changed. */
class RecordCheckTest {
    private static Desk desk;
    private static Database database;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
        database = desk.server.bean(Database.class);
    }

    private static String approved() {
        String record = desk.submitted("原标题");
        ok(desk.step(APPROVER, record, "approve", "{}"));
        desk.relayed();
        return record;
    }

    private static String id(String record) {
        return record.substring(record.lastIndexOf('/') + 1);
    }

    private static List<String> findings(String record) {
        JsonNode outcome = ok(desk.server.get(OWNER, record + "/check"));
        List<String> found = new ArrayList<>();
        for (JsonNode one : outcome.get("findings")) {
            found.add(one.path("version").asString("") + one.get("field").asString());
        }
        assertThat(outcome.get("consistent").asBoolean()).isEqualTo(found.isEmpty());
        return found;
    }

    private static void plant(String record, Field<String> column, String from, String to) {
        int changed =
                database.sql()
                        .update(Tables.VERSIONS)
                        .set(column, DSL.replace(column, from, to))
                        .where(Tables.RECORD_ID.eq(id(record)))
                        .execute();
        assertThat(changed).isPositive();
    }

    @Test
    void anUntouchedRecordIsConsistent() {
        String record = approved();
        JsonNode outcome = ok(desk.server.get(OWNER, record + "/check"));
        assertThat(outcome.get("consistent").asBoolean()).as(outcome.toString()).isTrue();
        assertThat(outcome.get("versionsChecked").asInt()).isEqualTo(1);
    }

    @Test
    void changedContentIsNamed() {
        String record = approved();
        plant(record, Tables.BODY, "正文", "假文");
        assertThat(findings(record)).containsExactly("1content");
    }

    @Test
    void changedMinutesAreNamedInVersionAndList() {
        String record = desk.draft("工时");
        ok(desk.patch(AUTHOR, record, "{\"minutes\":60}"));
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        desk.relayed();
        plant(record, Tables.BODY, "\"minutes\":60", "\"minutes\":600");
        assertThat(findings(record)).containsExactlyInAnyOrder("minutes", "1minutes");
    }

    @Test
    void aTitleChangedInTheListAloneIsNamed() {
        String record = approved();
        database.sql()
                .update(Tables.RECORDS)
                .set(Tables.TITLE, "别的标题")
                .where(Tables.ID.eq(id(record)))
                .execute();
        assertThat(findings(record)).containsExactly("title");
    }

    @Test
    void anApprovalThatNobodyGaveIsNamed() {
        String record = desk.submitted("没人批");
        desk.relayed();
        database.sql()
                .update(Tables.RECORDS)
                .set(Tables.STATE, "APPROVED")
                .set(Tables.APPROVED_NO, 1L)
                .where(Tables.ID.eq(id(record)))
                .execute();
        assertThat(findings(record)).containsExactlyInAnyOrder("state", "approvedNumber");
    }

    @Test
    void anotherAuthorIsNamed() {
        String record = approved();
        database.sql()
                .update(Tables.RECORDS)
                .set(Tables.AUTHOR_ID, "r-paul")
                .where(Tables.ID.eq(id(record)))
                .execute();
        assertThat(findings(record)).containsExactly("author");
    }

    @Test
    void aRecordThatWasTakenAwayIsMissed() {
        String record = approved();
        database.sql().deleteFrom(Tables.RECORDS).where(Tables.ID.eq(id(record))).execute();
        assertThat(desk.get(record).statusCode()).isEqualTo(404);
        assertThat(findings(record)).containsExactly("record");
        assertThat(ok(desk.server.get(OWNER, record + "/trail")).get("entries")).hasSize(3);
    }

    @Test
    void aVersionThatWasTakenAwayIsMissed() {
        String record = approved();
        ok(desk.step(AUTHOR, record, "correct", "{\"reason\":\"r\"}"));
        desk.relayed();
        database.sql()
                .deleteFrom(Tables.VERSIONS)
                .where(Tables.RECORD_ID.eq(id(record)).and(Tables.NUMBER.eq(1L)))
                .execute();
        assertThat(findings(record)).containsExactly("1version");
    }

    @Test
    void aRecordThatNoEventKnowsIsNamed() {
        String record = desk.draft("源");
        desk.relayed();
        String forged = id(record).replace("rec_", "rex_");
        database.sql()
                .execute(
                        "insert into records select '"
                                + forged
                                + "', project_id, tenant, author_id, author_name, state,"
                                + " version_no, approved_no, title, title_key, work_date,"
                                + " minutes, tags, created_at, updated_at, submitted_at, version"
                                + " from records where id = '"
                                + id(record)
                                + "'");
        database.sql()
                .execute(
                        "insert into record_versions select '"
                                + forged
                                + "', number_in_record, body, recorded, edited_at, submitted_at,"
                                + " decided_at, decided_by, decision from record_versions"
                                + " where record_id = '"
                                + id(record)
                                + "'");
        assertThat(findings(desk.path + "/records/" + forged))
                .containsExactlyInAnyOrder("state", "author");
    }

    @Test
    void erasingANameIsNoTampering() {
        var made =
                desk.create(AUTHOR, "{\"title\":\"同伴\",\"participants\":[\"r-rita\",\"r-paul\"]}");
        String record = desk.path + "/records/" + Desk.id(made);
        ok(desk.step(AUTHOR, record, "submit", "{}"));
        var names = desk.server.bean(RecordPersonalData.class);
        assertThat(names.count("default", "r-rita")).isPositive();
        assertThat(names.erase("default", "r-rita", "DSR").erased()).isPositive();
        assertThat(names.count("default", "r-rita")).isZero();
        JsonNode people = ok(desk.get(record)).get("body").get("participants");
        assertThat(people.get(0).get("name").isNull()).isTrue();
        assertThat(people.get(1).get("name").asString()).isEqualTo("r-paul");
        desk.relayed();
        assertThat(findings(record)).isEmpty();
    }
}
