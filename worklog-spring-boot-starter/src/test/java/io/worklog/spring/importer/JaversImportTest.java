package io.worklog.spring.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.annotation.Id;
import org.javers.core.metamodel.annotation.TypeName;
import org.javers.repository.jql.QueryBuilder;
import org.javers.repository.sql.DialectName;
import org.javers.repository.sql.JaversSqlRepository;
import org.javers.repository.sql.SqlRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JaVers tables and real exports of JaVers. */
class JaversImportTest {
    private final JdbcDataSource database = new JdbcDataSource();
    private Javers javers;

    @TempDir private Path folder;

    /** An order with a part that has no identity of its own. */
    @TypeName("Order")
    static class Order {
        @Id private final String id;
        private String status;
        private BigDecimal amount;
        private Address address;

        Order(String id, String status, String amount, String city) {
            this.id = id;
            this.status = status;
            this.amount = new BigDecimal(amount);
            this.address = new Address(city);
        }
    }

    /** Where it goes. */
    static class Address {
        private final String city;

        Address(String city) {
            this.city = city;
        }
    }

    @BeforeEach
    void writeHistory() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        Connection connection = database.getConnection();
        JaversSqlRepository repository =
                SqlRepositoryBuilder.sqlRepository()
                        .withConnectionProvider(() -> connection)
                        .withDialect(DialectName.H2)
                        .build();
        javers = JaversBuilder.javers().registerJaversRepository(repository).build();
        Order order = new Order("o-1", "paid", "120.50", "Shanghai");
        javers.commit("alice", order);
        order.status = "refunded";
        javers.commit("bob", order, Map.of("reason", "duplicate"));
        order.address = new Address("Beijing");
        javers.commit("bob", order);
        javers.commitShallowDelete("carol", order);
        javers.commit("alice", new Order("o-2", "paid", "1", "Xi'an"));
    }

    @AfterEach
    void dropIt() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    @Test
    void everySnapshotBecomesAnEvent() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = LegacyImport.javers(database).run(log);
            assertThat(report.firstFaults()).isEmpty();
            assertThat(report.read()).isEqualTo(7);
            assertThat(report.accepted()).isEqualTo(7);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .by("bob")
                    .target("Order", "o-1")
                    .changed("status", "paid", "refunded")
                    .metadata("commit.reason", "duplicate")
                    .metadata("imported.from", "javers")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .target("Order", "o-1#address")
                    .changed("city", "Shanghai", "Beijing")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.DELETED)
                    .by("carol")
                    .changed("status", "refunded", null)
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.CREATED)
                    .target("Order", "o-1")
                    .changed("amount", null, "120.50")
                    .once();
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        }
    }

    @Test
    void importingTwiceAddsNothingAndAnExportOfTheSameIsTheSame() throws Exception {
        Path export = folder.resolve("snapshots.json");
        List<?> snapshots = javers.findSnapshots(QueryBuilder.anyDomainObject().build());
        Files.writeString(export, javers.getJsonConverter().toJson(snapshots));
        try (RecordingWorklog log = RecordingWorklog.open()) {
            LegacyImport.javers(database).run(log);
            ImportReport again = LegacyImport.javers(database).run(log);
            assertThat(again.alreadyThere()).isEqualTo(7);
            ImportReport exported = LegacyImport.javersJson(export).run(log);
            assertThat(exported.firstFaults()).isEmpty();
            assertThat(exported.alreadyThere()).isEqualTo(7);
        }
    }

    @Test
    void anExportIsReadInAnyOrderAndWhatIsNoSnapshotIsReported() throws Exception {
        Path export = folder.resolve("snapshots.json");
        StringBuilder lines = new StringBuilder("{\"some\": \"thing { else\"}\n");
        for (Object one : javers.findSnapshots(QueryBuilder.anyDomainObject().build())) {
            lines.append(javers.getJsonConverter().toJson(one)).append('\n');
        }
        Files.writeString(export, lines);
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = LegacyImport.javersJson(export).named("old").run(log);
            assertThat(report.read()).isEqualTo(8);
            assertThat(report.accepted()).isEqualTo(7);
            assertThat(report.firstFaults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.reason()).contains("no snapshot"));
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .changed("status", "paid", "refunded")
                    .once();
        }
    }

    @Test
    void aCutExportIsNoSmallExport() throws Exception {
        Path export = folder.resolve("cut.json");
        List<?> snapshots = javers.findSnapshots(QueryBuilder.anyDomainObject().build());
        String whole = javers.getJsonConverter().toJson(snapshots);
        Files.writeString(export, whole.substring(0, whole.length() * 2 / 3));
        assertThatThrownBy(() -> LegacyImport.javersJson(export).dryRun())
                .isInstanceOf(LegacySourceException.class);
    }
}
