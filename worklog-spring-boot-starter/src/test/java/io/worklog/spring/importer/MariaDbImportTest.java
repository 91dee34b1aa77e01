package io.worklog.spring.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.annotation.Id;
import org.javers.repository.sql.DialectName;
import org.javers.repository.sql.SqlRepositoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The same tables on a real MariaDB, whose driver streams and names things in its own way. */
@ExtendWith(ServersExtension.class)
class MariaDbImportTest {
    private final TestServers servers;

    MariaDbImportTest(TestServers servers) {
        this.servers = servers;
    }

    /** Something with an id. */
    static class Product {
        @Id private final int id;
        private BigDecimal price;

        Product(int id, String price) {
            this.id = id;
            this.price = new BigDecimal(price);
        }
    }

    @Test
    void enversAndJaversAreReadThere() throws Exception {
        try (TestDatabase database = servers.mariadb().createDatabase();
                RecordingWorklog log = RecordingWorklog.open()) {
            DataSource source = new DriverManagerDataSource(database.url());
            writeEnvers(database.url());
            writeJavers(database.url());
            assertThat(LegacyImport.envers(source, EnversHistory.LAYOUT).run(log).accepted())
                    .isEqualTo(3);
            assertThat(LegacyImport.javers(source).run(log).accepted()).isEqualTo(2);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .by("bob")
                    .target("customer", "7")
                    .changed("balance", "10.00", "0.00")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.UPDATED)
                    .target("42")
                    .changed("price", "9.90", "8.90")
                    .once();
            assertThat(LegacyImport.envers(source, EnversHistory.LAYOUT).run(log).alreadyThere())
                    .isEqualTo(3);
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        }
    }

    private static void writeEnvers(String url) {
        try (EnversHistory history = new EnversHistory(url, "root")) {
            history.create("alice", 7, "Zoë 王", "10.00");
            history.change("bob", 7, "Zoë 王", "0.00");
            history.delete("bob", 7);
        }
    }

    private static void writeJavers(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            Javers javers =
                    JaversBuilder.javers()
                            .registerJaversRepository(
                                    SqlRepositoryBuilder.sqlRepository()
                                            .withConnectionProvider(() -> connection)
                                            .withDialect(DialectName.MYSQL)
                                            .build())
                            .build();
            Product product = new Product(42, "9.90");
            javers.commit("alice", product);
            product.price = new BigDecimal("8.90");
            javers.commit("bob", product);
        }
    }
}
