package io.worklog.spring.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReaderTest {
    private final SqlReader standard = new SqlReader(SqlFlavor.STANDARD, 1_000);
    private final SqlReader mysql = new SqlReader(SqlFlavor.MYSQL, 1_000);

    private static String summary(SqlReader reader, String sql) {
        return String.join(
                "; ",
                reader.changes(sql).stream()
                        .map(each -> each.kind() + " " + each.tables())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into Orders (a) values (1) | INSERT [orders]",
                "INSERT INTO shop.\"Orders\" SELECT * FROM x | INSERT [shop.orders]",
                "insert ignore into `o` set a=1 | INSERT [o]",
                "update orders set a = 1 where b in (select c from d) | UPDATE [orders]",
                "update a join b on a.x = b.x set a.y = 1 | UPDATE [a, b]",
                "delete from orders where note = 'x' | DELETE [orders]",
                "delete a from orders a join b on a.id = b.id | DELETE [orders, b]",
                "merge into t using s on (t.a = s.a) when matched then update set b = 1 | MERGE [t]",
                "replace into t values (1) | REPLACE [t]",
                "truncate table a, b | TRUNCATE [a, b]",
                "drop table if exists a, b | DROP [a, b]",
                "create table if not exists t (a int) | CREATE [t]",
                "create unique index i on t (a) | CREATE [t]",
                "alter table t add column b int | ALTER [t]",
                "grant select on t to ann | GRANT [t]",
                "select * into copy from orders | SELECT INTO [copy]",
                "with x as (select 1) insert into t select * from x | INSERT [t]",
                "with x as (delete from a returning *) select * from x | DELETE [a]",
                "explain analyze delete from a | DELETE [a]",
                "insert into t values (1) on duplicate key update b = 2 | INSERT [t]",
                "insert into t values (1) on conflict do update set b = 2 | INSERT [t]",
                "/* update x */ delete from a -- from b | DELETE [a]",
                "delete/**/from/**/a | DELETE [a]",
                "(((delete from a))) | DELETE [a]",
                "delete from a; select 1; update b set c = 1 | DELETE [a]; UPDATE [b]",
                "insert into a values ('x; drop table b') | INSERT [a]",
                "select 1; drop table a | DROP [a]",
                "load data infile 'x' into table t | LOAD [t]",
                "vacuum | VACUUM []",
            })
    void findsWhatAStatementChanges(String sql, String expected) {
        assertThat(summary(mysql, sql.replace('"', '`'))).isEqualTo(expected);
        if (!sql.contains("`")) {
            assertThat(summary(standard, sql)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ; ; ",
                "-- delete from a",
                "/* delete from a */",
                "select * from orders for update",
                "select 'delete from a; drop table b'",
                "select replace(a, 'x', 'y') from b",
                "with x as (select replace(a, 'b', 'c') from d) select * from x for update of x",
                "begin",
                "set autocommit = 0",
                "show tables",
                "explain select * from a",
            })
    void readsAreNotRecorded(String sql) {
        assertThat(standard.changes(sql)).isEmpty();
        assertThat(mysql.changes(sql)).isEmpty();
    }

    @Test
    void aProcedureIsAChangeWhoseInsideIsNotKnown() {
        assertThat(summary(standard, "{call pay(?)}")).startsWith("CALL");
        assertThat(summary(standard, "do $$ begin delete from a; end $$")).startsWith("DO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values ('geheim')",
                "insert into t values ('it''s geheim')",
                "insert into t values (N'geheim', X'00', E'it\\'s geheim')",
                "insert into t values ($$geheim$$, $tag$ $$ geheim $tag$)",
                "insert into t values (q'[geheim]')",
                "insert into t values ('geheim",
                "insert into t values (1) /* geheim */ -- geheim",
                "insert into t values ('a\\', 'geheim')",
                "insert into t values ('a\\\\', 'geheim')",
                "insert into t values ('\\'', 'geheim', '\\'')",
                "update t set a = \"geheim wort\"",
                "insert into t values ('x' 'geheim')",
                "insert into t values (_utf8'geheim', b'geheim')",
            })
    void noLiteralIsEverShown(String sql) {
        for (SqlReader reader : List.of(standard, mysql)) {
            assertThat(reader.changes(sql)).isNotEmpty();
            assertThat(reader.changes(sql).toString()).doesNotContain("geheim");
        }
    }

    @Test
    void numbersAreLiteralsToo() {
        assertThat(standard.changes("update t1 set a=42,b=-1.5e3 where c=0x1F").get(0).text())
                .isEqualTo("update t1 set a = ?, b =- ? where c = ?");
    }

    @Test
    void parametersStayParameters() {
        assertThat(standard.changes("insert into t(a,b) values(?, :name::text)").get(0).text())
                .isEqualTo("insert into t (a, b) values (?, ? :: text)");
    }

    @Test
    void aTextOfAMegabyteIsReadAndCut() {
        String long1 = "insert into t values ('" + "geheim ".repeat(150_000) + "')";
        String long2 = "insert into t values " + "(1, 2), ".repeat(130_000) + "(3, 4)";
        assertThat(standard.changes(long1).get(0).text()).isEqualTo("insert into t values (?)");
        assertThat(standard.changes(long2).get(0).text()).hasSize(1_001).endsWith("…");
        assertThat(summary(standard, long2)).isEqualTo("INSERT [t]");
    }

    /** Whatever comes, it is read to an end, and a marked literal never shows. */
    @Test
    void anyTextIsReadToItsEnd() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        String[] parts = {
            "insert into t values (",
            "'",
            "''",
            "\\",
            "\"",
            "`",
            "$$",
            "$a$",
            "/*",
            "*/",
            "--",
            "\n",
            "#",
            ";",
            ")",
            "delete from x",
            "E",
            "N",
            "?",
            ":a",
            ".",
            "1",
            "\uD83D",
            "é",
            "(",
            "/*!"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder sql = new StringBuilder("delete from start where a = 'geheim' and ");
            for (int n = random.nextInt(12); n >= 0; n--) {
                sql.append(parts[random.nextInt(parts.length)]);
            }
            for (SqlReader reader : List.of(standard, mysql)) {
                List<SqlStatement> changes = reader.changes(sql.toString());
                assertThat(changes).as(sql.toString()).isNotEmpty();
                assertThat(changes.get(0).tables()).as(sql.toString()).contains("start");
                assertThat(changes.toString()).doesNotContain("geheim");
            }
        }
    }
}
