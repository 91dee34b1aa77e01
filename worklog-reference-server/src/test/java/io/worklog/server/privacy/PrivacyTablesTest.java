package io.worklog.server.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.privacy.Hold.State;
import io.worklog.server.survey.Alert;
import io.worklog.server.survey.Alert.Level;
import io.worklog.server.testing.TestDomain;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of requests and cases say the same on every engine. */
@ExtendWith(ServersExtension.class)
class PrivacyTablesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123456Z");

    @ParameterizedTest
    @EnumSource(Engine.class)
    void requestsAndHolds(Engine engine, TestServers servers) {
        try (TestDomain domain = TestDomain.open(engine, servers)) {
            late(domain.database());
            requests(new RequestRows(domain.database()));
            holds(new HoldRows(domain.database()));
        }
    }

    /** A request that nobody decides is told of after two weeks. */
    private static void late(Database database) {
        RequestRows rows = new RequestRows(database);
        Request asked = asked();
        rows.add(asked);
        Instant then = NOW.plus(PrivacyAlerts.PATIENCE);
        assertThat(alerts(database, then)).isEmpty();
        assertThat(alerts(database, then.plusSeconds(1)))
                .containsExactly(Alert.of("requests-undecided", Level.WARNING, 1));
        database.sql().deleteFrom(Tables.REQUESTS).execute();
    }

    private static List<Alert> alerts(Database database, Instant now) {
        return new PrivacyAlerts(database, InstantSource.fixed(now)).alerts("acme");
    }

    private static Request asked() {
        return new Request(
                "prq_1",
                "acme",
                Request.Kind.ERASURE,
                null,
                "rob",
                "{}",
                "依法",
                "ann",
                NOW,
                Request.State.ASKED,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private static void requests(RequestRows rows) {
        Request asked = asked();
        rows.add(asked);
        assertThat(rows.find("acme", "prq_1")).contains(asked);
        assertThat(rows.find("other", "prq_1")).isEmpty();
        rows.preview("prq_1", "{\"a\":1}");
        assertThat(rows.done("prq_1", "{}")).isFalse();
        assertThat(rows.decide(asked, Request.State.APPROVED, "olga", NOW, "ok")).isTrue();
        assertThat(rows.decide(asked, Request.State.REFUSED, "olga", NOW, "no")).isFalse();
        assertThat(rows.done("prq_1", "{}")).isTrue();
        assertThat(rows.done("prq_1", "{}")).isFalse();
        assertThat(rows.list("acme", DSL.noCondition(), null, 5)).hasSize(1);
    }

    private static void holds(HoldRows rows) {
        Hold hold =
                new Hold(
                        "hld_1",
                        "acme",
                        "案件 7",
                        "suit",
                        "prj_1",
                        "rob",
                        NOW,
                        NOW.plusSeconds(60),
                        true,
                        State.OPENING,
                        "olga",
                        NOW,
                        null,
                        null,
                        null,
                        1);
        rows.add(hold);
        assertThat(rows.find("acme", "hld_1")).contains(hold);
        assertThat(rows.taken("acme", "案件 7")).isTrue();
        HoldCases cases = new HoldCases(rows);
        assertThat(cases.holding("acme", "prj_1", "rob", NOW)).containsExactly("案件 7");
        assertThat(cases.holding("acme", "prj_1", "rob", NOW.plusSeconds(60))).isEmpty();
        assertThat(cases.holding("acme", "prj_2", "rob", NOW)).isEmpty();
        assertThat(cases.holding("acme", "prj_1", "eve", NOW)).isEmpty();
        assertThat(cases.holding("other", "prj_1", "rob", NOW)).isEmpty();
        assertThat(rows.release("hld_1", "otto", NOW, "over")).isFalse();
        assertThat(rows.move("hld_1", State.OPENING, State.OPEN)).isTrue();
        assertThat(rows.release("hld_1", "otto", NOW, "over")).isTrue();
        assertThat(cases.holding("acme", "prj_1", "rob", NOW)).isEqualTo(List.of());
        assertThat(rows.move("hld_1", State.RELEASING, State.RELEASED)).isTrue();
        assertThat(rows.taken("acme", "案件 7")).isFalse();
    }
}
