package io.worklog.spring.importer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.Properties;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionListener;
import org.hibernate.envers.RevisionMapping;

/** Has real Envers write its tables. */
final class EnversHistory implements AutoCloseable {
    /** The table of {@link WhoRevision}. */
    static final EnversLayout LAYOUT =
            EnversLayout.standard().revisions("who_revision", "id", "timestamp", "username");

    private static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> "nobody");

    private final SessionFactory sessions;

    /** A customer whose changes are audited. */
    @Entity(name = "Customer")
    @Audited
    static class Customer {
        @Id private Long id;
        private String name;

        @Column(precision = 12, scale = 2)
        private BigDecimal balance;

        private boolean active;

        Customer() {}

        Customer(long id, String name, String balance) {
            this.id = id;
            this.name = name;
            this.balance = new BigDecimal(balance);
            this.active = true;
        }
    }

    /** A revision that says who made it. */
    @Entity(name = "who_revision")
    @RevisionEntity(Listener.class)
    static class WhoRevision extends RevisionMapping {
        private static final long serialVersionUID = 1L;
        private String username;
    }

    /** Asks the thread. */
    public static class Listener implements RevisionListener {
        @Override
        public void newRevision(Object revision) {
            ((WhoRevision) revision).username = USER.get();
        }
    }

    EnversHistory(String url, String user) {
        Properties settings = new Properties();
        settings.put("hibernate.connection.url", url);
        settings.put("hibernate.connection.username", user);
        settings.put("hibernate.connection.password", "");
        settings.put("hibernate.hbm2ddl.auto", "create");
        sessions =
                new Configuration()
                        .addProperties(settings)
                        .addAnnotatedClass(Customer.class)
                        .addAnnotatedClass(WhoRevision.class)
                        .buildSessionFactory();
    }

    void create(String who, long id, String name, String balance) {
        as(who, () -> sessions.inTransaction(s -> s.persist(new Customer(id, name, balance))));
    }

    void change(String who, long id, String name, String balance) {
        as(
                who,
                () ->
                        sessions.inTransaction(s -> {
                            Customer customer = s.find(Customer.class, id);
                            customer.name = name;
                            customer.balance = new BigDecimal(balance);
                        }));
    }

    void delete(String who, long id) {
        as(who, () -> sessions.inTransaction(s -> s.remove(s.find(Customer.class, id))));
    }

    private static void as(String who, Runnable work) {
        USER.set(who);
        try {
            work.run();
        } finally {
            USER.remove();
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
