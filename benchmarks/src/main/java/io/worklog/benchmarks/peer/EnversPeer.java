package io.worklog.benchmarks.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/**
 * Hibernate Envers over H2 in memory, its quickest store: a transaction updates the object and
 * Envers adds the row of its revision. Actor, action and attributes have no place there.
 */
final class EnversPeer implements Peer {
    private final HikariDataSource pool = MemoryDatabase.open("envers");
    private final SessionFactory sessions;
    private final AtomicIntegerArray times;

    EnversPeer(int samples) {
        times = new AtomicIntegerArray(samples);
        Configuration configuration = new Configuration().addAnnotatedClass(AuditedState.class);
        configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        configuration.getProperties().put(SchemaToolingSettings.HBM2DDL_AUTO, "create");
        sessions = configuration.buildSessionFactory();
        sessions.inTransaction(session -> fill(session, samples));
    }

    private static void fill(Session session, int samples) {
        for (int i = 0; i < samples; i++) {
            AuditedState state = new AuditedState("o-" + i);
            state.become(OrderState.before("o-" + i));
            session.persist(state);
        }
    }

    @Override
    public Object record(Sample sample) {
        boolean back = times.getAndIncrement(sample.number()) % 2 == 1;
        OrderState state = back ? sample.before() : sample.after();
        return sessions.fromTransaction(session -> {
            session.find(AuditedState.class, state.id()).become(state);
            return state;
        });
    }

    /** H2 in memory answers at once. */
    @Override
    public boolean waits() {
        return false;
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
