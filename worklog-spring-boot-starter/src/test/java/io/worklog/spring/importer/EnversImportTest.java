package io.worklog.spring.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.RecordedEvent;
import io.worklog.Worklog;
import io.worklog.catalog.Catalog;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Envers tables on H2. */
class EnversImportTest {
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final JdbcDataSource database = new JdbcDataSource();
    private EnversHistory history;

    @BeforeEach
    void writeHistory() {
        database.setURL(url);
        database.setUser("sa");
        history = new EnversHistory(url, "sa");
        history.create("alice", 1, "Chen", "10.00");
        history.create("alice", 2, "Wang", "5.50");
        history.change("bob", 1, "Chen Li", "10.00");
        history.change("bob", 1, "Chen Li", "7.25");
        history.delete("carol", 2);
    }

    @AfterEach
    void dropIt() throws SQLException {
        history.close();
        execute("shutdown");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private LegacyImport importing() {
        return LegacyImport.envers(database, EnversHistory.LAYOUT).named("crm");
    }

    @Test
    void everyRevisionBecomesAnEventThatSaysItIsImported() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = importing().run(log);
            assertThat(report.read()).isEqualTo(5);
            assertThat(report.accepted()).isEqualTo(5);
            assertThat(report.firstFaults()).isEmpty();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .by("bob")
                    .target("customer", "1")
                    .changed("balance", "10.00", "7.25")
                    .metadata("imported.from", "envers")
                    .metadata("imported.source", "crm")
                    .metadata("imported.table", "CUSTOMER_AUD")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.DELETED)
                    .by("carol")
                    .changed("name", "Wang", null)
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.CREATED)
                    .by("alice")
                    .changed("name", null, "Chen")
                    .target("customer", "1")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.CREATED)
                    .target("customer", "2")
                    .changed("name", null, "Wang")
                    .once();
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        }
    }

    @Test
    void onlyWhatChangedIsAChange() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            assertThat(log.events())
                    .map(RecordedEvent::event)
                    .filteredOn(event -> event.type().name().equals("imported.updated"))
                    .extracting(event -> event.changes().size())
                    .containsExactly(1, 1);
        }
    }

    @Test
    void itKeepsTheTimesApart() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            assertThat(log.events())
                    .map(RecordedEvent::event)
                    .filteredOn(event -> event.metadata().containsKey("imported.revision"))
                    .allSatisfy(event -> {
                        assertThat(event.recordedAt()).isEqualTo(log.clock().instant());
                        assertThat(event.occurredAt()).isAfter(event.recordedAt());
                    });
        }
    }

    @Test
    void anEventOpensItAndAnotherClosesItWithTheDigestOfWhatWasRead() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = importing().run(log);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.OPENED)
                    .target("import", "crm")
                    .metadata("import.rows", "5")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.CLOSED)
                    .metadata("import.read", "5")
                    .metadata("import.sha256", report.sha256())
                    .once();
        }
    }

    @Test
    void importingTwiceAddsNothing() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport first = importing().run(log);
            ImportReport second = importing().run(log);
            assertThat(second.accepted()).isZero();
            assertThat(second.alreadyThere()).isEqualTo(5);
            assertThat(second.sha256()).isEqualTo(first.sha256());
            assertThat(log.events()).hasSize(7);
        }
    }

    @Test
    void whatIsNewIsAdded() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            history.change("dora", 1, "Chen Li", "0.00");
            ImportReport report = importing().run(log);
            assertThat(report.accepted()).isOne();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .by("dora")
                    .changed("balance", "7.25", "0.00")
                    .once();
        }
    }

    @Test
    void aRowThatWasAlteredSinceIsReported() throws SQLException {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            execute("update Customer_AUD set name = 'Forged' where id = 2 and revtype = 0");
            ImportReport report = importing().run(log);
            assertThat(report.rejected()).isEqualTo(2);
            assertThat(report.firstFaults())
                    .extracting(ImportReport.Fault::record)
                    .contains("CUSTOMER_AUD:2:2");
            assertThat(report.firstFaults().toString()).doesNotContain("Forged");
            WorklogAssertions.assertThat(log).hasSize(8);
        }
    }

    @Test
    void aTimeThatWasAlteredSinceIsReported() throws SQLException {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            execute("update who_revision set timestamp = timestamp - 86400000 where id = 1");
            assertThat(importing().run(log).rejected()).isOne();
        }
    }

    @Test
    void anImportThatStoppedHalfwayGoesOn(@TempDir Path folder) {
        try (Worklog log = Worklog.open(folder)) {
            LegacyImport stopping =
                    importing()
                            .progress(read -> {
                                if (read == 3) {
                                    throw new CancellationException("stopped");
                                }
                            });
            assertThatThrownBy(() -> stopping.run(log)).isInstanceOf(CancellationException.class);
        }
        try (Worklog log = Worklog.open(folder)) {
            ImportReport report = importing().run(log);
            assertThat(report.alreadyThere()).isEqualTo(3);
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        }
    }

    @Test
    void aDryRunReadsEverythingAndAddsNothing() {
        List<Long> heard = new ArrayList<>();
        ImportReport report = importing().progress(heard::add).dryRun();
        assertThat(report.accepted()).isEqualTo(5);
        assertThat(heard).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aRevisionWhoseEarlierOnesAreGoneSaysSo() throws SQLException {
        execute("delete from Customer_AUD where id = 1 and revtype = 0");
        try (RecordingWorklog log = RecordingWorklog.open()) {
            importing().run(log);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .metadata("imported.previous", "missing")
                    .once();
        }
    }

    @Test
    void whatCannotBeToldIsReportedAndCounted() throws SQLException {
        execute("update Customer_AUD set revtype = 9 where id = 2 and revtype = 2");
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = importing().run(log);
            assertThat(report.read()).isEqualTo(5);
            assertThat(report.rejected()).isOne();
            assertThat(report.firstFaults().get(0).reason()).contains("unknown kind");
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.CLOSED)
                    .metadata("import.unreadable", "1")
                    .once();
        }
    }

    @Test
    void aCatalogThatRefusesUnknownTypesKnowsThese() {
        Catalog strict = Catalog.builder().add(ImportedTypes.class).refuseUnknown().build();
        try (RecordingWorklog log = RecordingWorklog.open(b -> b.catalog(strict))) {
            assertThat(importing().run(log).accepted()).isEqualTo(5);
        }
    }

    @Test
    void aDatabaseThatCannotBeReadIsSaid() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/none");
        assertThatThrownBy(() -> LegacyImport.envers(nowhere).dryRun())
                .isInstanceOf(LegacySourceException.class)
                .hasMessageContaining("audit tables");
    }
}
