package io.worklog.spring.tx;

import io.worklog.testkit.server.TestServers;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/** The transactions of JPA, in MariaDB. */
class JpaTransactionsTest extends ServerTransactionsExam {
    JpaTransactionsTest(TestServers servers) {
        super(servers.mariadb().createDatabase());
    }

    @Override
    PlatformTransactionManager manager(DataSource source) {
        LocalContainerEntityManagerFactoryBean factory =
                new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(source);
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setPackagesToScan("io.worklog.spring.tx.none");
        factory.afterPropertiesSet();
        JpaTransactionManager manager =
                new JpaTransactionManager(Objects.requireNonNull(factory.getObject()));
        manager.setDataSource(source);
        manager.setJpaDialect(factory.getJpaDialect());
        return manager;
    }

    @Override
    boolean savepoints() {
        return false;
    }
}
