package io.worklog.server.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.server.access.Permission;
import io.worklog.server.access.SystemRole;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.db.Ids;
import io.worklog.server.db.Times;
import io.worklog.server.survey.Alert;
import io.worklog.server.testing.TestDomain;
import io.worklog.server.user.OneTimeLinks.Link;
import io.worklog.server.user.OneTimeLinks.Purpose;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The statements about people on SQLite, MySQL, MariaDB and PostgreSQL. */
@ExtendWith(ServersExtension.class)
class PeopleEnginesTest {
    private final TestServers servers;
    private final SettableClock clock = new SettableClock();
    private final SecureRandom random = new SecureRandom();
    private final Ids ids = new Ids(clock, random);

    PeopleEnginesTest(TestServers servers) {
        this.servers = servers;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyStatementMeansTheSame(Engine engine) {
        try (TestDomain domain = TestDomain.open(engine, servers)) {
            Database database = domain.database();
            UserTable users = new UserTable(database);
            UserTable.Row root = person(users, "root", SystemRole.ADMINISTRATOR);
            UserTable.Row lin = person(users, "林Lin", null);
            names(database, users, lin);
            links(database, lin);
            sessions(database, lin);
            keys(database, lin);
            alerts(database);
            teams(database, lin);
            tenants(database, lin);
            preferences(database, lin);
            farewell(database, users, root, lin);
        }
    }

    /** There is one administrator and nobody else with a duty. */
    private void alerts(Database database) {
        database.sql().update(Tables.KEYS).setNull(Tables.REVOKED_AT).execute();
        Long ends =
                database.sql().select(Tables.ENDS_AT).from(Tables.KEYS).fetchAny(Tables.ENDS_AT);
        Instant end = Times.instant(ends.longValue());
        Instant near = end.minus(PeopleAlerts.KEY_ENDS).plusSeconds(1);
        assertThat(codes(database, "default", near)).contains("keys-ending");
        assertThat(codes(database, "default", end.plusSeconds(1))).doesNotContain("keys-ending");
        assertThat(codes(database, "default", end))
                .contains("no-security-officer", "no-auditor", "one-administrator");
        assertThat(codes(database, "other", near))
                .containsExactly("no-security-officer", "no-auditor");
    }

    private static java.util.List<String> codes(Database database, String tenant, Instant now) {
        return new PeopleAlerts(database, java.time.InstantSource.fixed(now))
                .alerts(tenant).stream().map(Alert::code).toList();
    }

    private UserTable.Row person(UserTable users, String login, @Nullable SystemRole role) {
        Person person =
                new Person(ids.next("usr"), "default", login, "名 " + login, null, null, true);
        UserTable.Row row =
                new UserTable.Row(person, UserTable.State.ACTIVE, role, "hash", clock.instant(), 1);
        users.insert(row, clock.instant());
        clock.pass(Duration.ofMillis(2));
        return row;
    }

    private void names(Database database, UserTable users, UserTable.Row lin) {
        assertThat(users.named("default", " 林ＬＩＮ ")).contains(lin);
        assertThat(users.named("other", "林lin")).isEmpty();
        assertThatThrownBy(() -> person(users, "林LIN", null))
                .isInstanceOf(DataAccessException.class);
        UserAdmin.Wanted wanted = new UserAdmin.Wanted("x", "林工", "l@example.org", "en");
        assertThat(users.change(lin, 7, wanted)).isFalse();
        assertThat(users.change(lin, 1, wanted)).isTrue();
        assertThat(users.find("default", lin.person().id()).orElseThrow().version()).isEqualTo(2);
        UserSearch search = new UserSearch(database);
        var found = search.find(new UserSearch.Wish("default", "林", null, null), PageLimit.of(1));
        assertThat(found.items()).extracting(Profile::name).containsExactly("林工");
        assertThat(found.next()).isNull();
        var first = search.find(new UserSearch.Wish("default", null, null, null), PageLimit.of(1));
        assertThat(
                        search.find(
                                        new UserSearch.Wish("default", null, null, first.next()),
                                        PageLimit.of(1))
                                .items())
                .extracting(Profile::loginName)
                .containsExactly("root");
        users.subject(lin.person().id(), "s1");
        assertThat(users.hasSubject(lin.person().id())).isTrue();
    }

    private void links(Database database, UserTable.Row lin) {
        OneTimeLinks links = new OneTimeLinks(database, new Tokens(random), clock);
        Link link = new Link("default", lin.person().id());
        String old = links.create(Purpose.PASSWORD, link, Duration.ofMinutes(30));
        String token = links.create(Purpose.PASSWORD, link, Duration.ofMinutes(30));
        assertThat(links.find(Purpose.PASSWORD, old)).isEmpty();
        assertThat(links.find(Purpose.SETUP, token)).isEmpty();
        assertThat(links.find(Purpose.PASSWORD, token)).contains(link);
        assertThat(links.use(Purpose.PASSWORD, token)).isTrue();
        assertThat(links.use(Purpose.PASSWORD, token)).isFalse();
        String late =
                links.create(Purpose.SETUP, new Link("default", null), Duration.ofMinutes(30));
        clock.pass(Duration.ofMinutes(30));
        assertThat(links.use(Purpose.SETUP, late)).isFalse();
    }

    private void sessions(Database database, UserTable.Row lin) {
        SqlSessions store = new SqlSessions(database, clock);
        Accounts accounts = new Accounts(database, clock, clock);
        Sessions sessions =
                new Sessions(
                        store,
                        database,
                        accounts,
                        new Tokens(random),
                        ids,
                        clock,
                        new SessionProperties(Duration.ofHours(12), Duration.ofDays(7)),
                        clock);
        Sessions.Begun begun = sessions.begin(lin.person());
        assertThat(sessions.find(begun.token()).orElseThrow().session()).isEqualTo(begun.session());
        clock.pass(Duration.ofHours(11));
        assertThat(sessions.find(begun.token())).isPresent();
        clock.pass(Duration.ofHours(11));
        assertThat(sessions.find(begun.token())).as("it was used meanwhile").isPresent();
        sessions.end(begun.session());
        sessions.end(begun.session());
        sessions.ended(lin.person().id());
        assertThat(sessions.find(begun.token())).isEmpty();
        assertThat(accounts.find(lin.person().id()).orElseThrow().ended())
                .containsExactly(begun.session().id());
        Sessions.Begun idle = sessions.begin(lin.person());
        clock.pass(Duration.ofHours(12));
        assertThat(sessions.find(idle.token())).isEmpty();
        clock.pass(Duration.ofDays(7));
        store.tidy();
        assertThat(database.sql().fetchCount(Tables.SESSIONS)).isZero();
        assertThat(database.sql().fetchCount(Tables.ENDED_SESSIONS)).isZero();
    }

    private void keys(Database database, UserTable.Row lin) {
        KeyTable keys = new KeyTable(database);
        Instant now = clock.instant();
        ApiKey key =
                new ApiKey(
                        ids.next("key"),
                        "default",
                        lin.person().id(),
                        "钥",
                        EnumSet.of(Permission.EVENT_WRITE, Permission.SELF),
                        Set.of("p1", "p2"),
                        now,
                        now.plusSeconds(60),
                        null,
                        null);
        keys.insert(key, "h");
        assertThat(keys.find(key.id()).orElseThrow().key()).isEqualTo(key);
        keys.used(key.id(), now, now.minusSeconds(60));
        keys.used(key.id(), now.plusSeconds(30), now.minusSeconds(30));
        assertThat(keys.of(lin.person().id()).getFirst().lastUsedAt()).isEqualTo(now);
        assertThat(keys.revoke(key.id(), now)).isTrue();
        assertThat(keys.revoke(key.id(), now)).isFalse();
    }

    private void teams(Database database, UserTable.Row lin) {
        String id = ids.next("team");
        database.sql()
                .insertInto(Tables.TEAMS)
                .set(Tables.ID, id)
                .set(Tables.TENANT, "default")
                .set(Tables.DISPLAY_NAME, "质检")
                .set(Tables.CREATED_AT, 0L)
                .set(Tables.VERSION, 1L)
                .execute();
        database.sql()
                .insertInto(Tables.TEAM_MEMBERS)
                .set(Tables.TEAM_ID, id)
                .set(Tables.USER_ID, lin.person().id())
                .execute();
        SqlTeams teams = new SqlTeams(database);
        assertThat(teams.teamsOf("default", lin.person().id())).containsExactly(id);
        assertThat(teams.teamsOf("other", lin.person().id())).isEmpty();
        assertThat(teams.members("default", id)).containsExactly(lin.person().id());
        assertThat(teams.members("other", id)).isEmpty();
        assertThat(teams.names("default", List.of(id, "none"))).containsEntry(id, "质检");
    }

    private void tenants(Database database, UserTable.Row lin) {
        TenantTable tenants = new TenantTable(database);
        Accounts accounts = new Accounts(database, clock, clock);
        assertThat(tenants.isActive("default")).isTrue();
        assertThat(accounts.find(lin.person().id())).isPresent();
        database.sql()
                .update(Tables.TENANTS)
                .set(Tables.STATE, TenantTable.DISABLED)
                .where(Tables.ID.eq("default"))
                .execute();
        accounts.forgetAll();
        assertThat(accounts.find(lin.person().id())).isEmpty();
        assertThat(tenants.isActive("default")).isFalse();
    }

    private void preferences(Database database, UserTable.Row lin) {
        PreferenceTable table = new PreferenceTable(database);
        String id = lin.person().id();
        assertThat(table.of("default", id)).isEqualTo(Preferences.NONE);
        assertThat(table.replace("default", id, 7, "{}")).isFalse();
        assertThat(table.replace("default", id, 0, "{\"筛选\":\"林😀\\u0000\"}")).isTrue();
        assertThat(table.replace("default", id, 0, "{}")).isFalse();
        assertThat(table.replace("other", id, 1, "{}")).isFalse();
        assertThat(table.of("other", id)).isEqualTo(Preferences.NONE);
        assertThat(table.of("default", id))
                .isEqualTo(new Preferences(java.util.Map.of("筛选", "林😀\0"), 1));
        assertThat(table.replace("default", id, 1, "{\"a\":[1]}")).isTrue();
        assertThat(table.of("default", id).version()).isEqualTo(2);
    }

    private void farewell(
            Database database, UserTable users, UserTable.Row root, UserTable.Row lin) {
        Farewell farewell = new Farewell(database, users, clock);
        SqlPeople people = new SqlPeople(database, users, farewell);
        String id = lin.person().id();
        assertThat(people.find("default", Set.of(id, "none"))).containsOnlyKeys(id);
        AccountData accounts = new AccountData(database, users, people);
        assertThat(accounts.count("default", id)).isEqualTo(1);
        assertThat(accounts.count("other", id)).isZero();
        assertThat(accounts.erase("other", id, "law").erased()).isZero();
        assertThat(accounts.erase("default", id, "law").erased()).isEqualTo(1);
        assertThat(accounts.erase("default", id, "law").erased()).isZero();
        assertThat(accounts.erase("default", root.person().id(), "law").kept()).isEqualTo(1);
        assertThat(people.all("default", Set.of(id)).get(id).name()).isEqualTo("–");
        assertThat(database.sql().fetch("select * from users").toString())
                .doesNotContain("林")
                .doesNotContain("l@example.org");
        assertThat(database.sql().fetchCount(Tables.TEAM_MEMBERS)).isZero();
        assertThat(database.sql().fetchCount(Tables.PREFERENCES)).isZero();
        assertThatThrownBy(() ->
                        database.inTransaction(() -> people.erase("default", root.person().id())))
                .isInstanceOf(Problem.class);
        assertThat(users.holders("default", SystemRole.ADMINISTRATOR)).isEqualTo(1);
    }
}
