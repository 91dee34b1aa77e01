package io.worklog.persistence.jooq.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.error.StoreUnavailableException;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlSchemaTest {
    private static final InstantSource TIME = InstantSource.fixed(Instant.ofEpochMilli(1_234_567));

    @ParameterizedTest
    @EnumSource
    void makesTheTablesOnceAndSaysWhichScripts(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            SqlTransactions transactions = SqlTransactions.on(database.source());
            SqlSchema schema = new SqlSchema(transactions, TableNames.defaults(), TIME);

            assertThat(transactions.dialect()).isEqualTo(dialect);
            assertThatThrownBy(() -> schema.prepare(SchemaPart.LOG, SchemaMode.VALIDATE))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(dialect.folder() + "/V001__log.sql");
            schema.prepare(SchemaPart.LOG, SchemaMode.INSTALL);
            schema.prepare(SchemaPart.LOG, SchemaMode.INSTALL);
            assertThatCode(() -> schema.prepare(SchemaPart.LOG, SchemaMode.VALIDATE))
                    .doesNotThrowAnyException();
            assertThat(rows(transactions, "worklog_schema"))
                    .containsExactly("1 V001__log.sql 1234567");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesThatStartAtOnceMakeThemOnce(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect);
                ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Void>> starts =
                    Stream.generate(() -> SqlTransactions.on(database.source()))
                            .limit(4)
                            .map(node -> new SqlSchema(node, TableNames.defaults(), TIME))
                            .map(node ->
                                    CompletableFuture.runAsync(
                                            () -> node.prepare(SchemaPart.LOG, SchemaMode.INSTALL),
                                            nodes))
                            .toList();
            starts.forEach(CompletableFuture::join);
            assertThat(rows(SqlTransactions.on(database.source()), "worklog_schema")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScriptForTheAdministratorDoesTheSame(SqlDialect dialect) {
        try (TestDatabase database = TestDatabase.create(dialect)) {
            SqlTransactions transactions = SqlTransactions.on(database.source());
            TableNames names = TableNames.defaults().withPrefix("other_");
            SqlSchema schema = new SqlSchema(transactions, names, TIME);

            for (String sql : schema.script(SchemaPart.LOG).replaceAll("--.*", "").split(";")) {
                if (!sql.isBlank()) {
                    database.execute(sql);
                }
            }
            assertThatCode(() -> schema.prepare(SchemaPart.LOG, SchemaMode.VALIDATE))
                    .doesNotThrowAnyException();
            database.execute("UPDATE other_schema SET checksum = 'another'");
            assertThatThrownBy(() -> schema.prepare(SchemaPart.LOG, SchemaMode.VALIDATE))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("made by another V001__log.sql");
        }
    }

    private static List<String> rows(SqlTransactions transactions, String table) {
        return transactions.read(
                "rows",
                connection -> {
                    String sql = "SELECT version, script, installed_at FROM " + table;
                    Stream.Builder<String> rows = Stream.builder();
                    try (var statement = connection.createStatement();
                            ResultSet found = statement.executeQuery(sql)) {
                        while (found.next()) {
                            rows.add(
                                    found.getInt(1)
                                            + " "
                                            + found.getString(2)
                                            + " "
                                            + found.getLong(3));
                        }
                    }
                    return rows.build().toList();
                });
    }
}
