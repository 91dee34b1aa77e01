package io.worklog.spring.source.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.FieldClass;
import io.worklog.spring.source.jpa.Shop.Buyer;
import io.worklog.spring.source.jpa.Shop.CardPayment;
import io.worklog.spring.source.jpa.Shop.Draft;
import io.worklog.spring.source.jpa.Shop.Line;
import io.worklog.spring.source.jpa.Shop.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EntityListenerTest extends EntityExam {
    @Test
    void aNewEntityIsToldWithItsFinalState() {
        inTransaction(entities -> {
            Order order = new Order("created");
            entities.persist(order);
            entities.flush();
            order.status = "paid";
            entities.flush();
            order.total = new BigDecimal("12.50");
        });
        assertThat(told()).containsExactly("order.created created");
        AuditEvent event = fresh().get(0);
        assertThat(newText(event, "status")).isEqualTo("paid");
        assertThat(newText(event, "total")).isEqualTo("12.50");
        assertThat(newText(event, "address.town")).isEqualTo("Ulm");
        assertThat(byPath(event)).doesNotContainKeys("version", "seen", "lines");
    }

    @Test
    void secretsAreMaskedAndPersonalValuesAreMarked() {
        inTransaction(entities -> entities.persist(new Order("classes")));
        Map<String, Change> changes = byPath(fresh().get(0));
        assertThat(changes.get("card").newValue().kind()).isEqualTo(ChangeValue.Kind.MASKED);
        assertThat(changes.get("phone").fieldClass()).isEqualTo(FieldClass.PERSONAL);
        assertThat(worklog.events().toString()).doesNotContain("4111111111111111");
    }

    @Test
    void aChangeIsToldOnceWithTheOldestAndTheNewestValue() {
        given(new Order("twice"));
        inTransaction(entities -> {
            Order order = entities.find(Order.class, "twice");
            order.status = "paid";
            entities.flush();
            order.status = "sent";
            order.address = new Shop.Address("Main 1", "Bonn");
        });
        assertThat(told()).containsExactly("order.updated twice");
        Change status = byPath(fresh().get(0)).get("status");
        assertThat(status.oldValue().text()).isEqualTo("new");
        assertThat(status.newValue().text()).isEqualTo("sent");
        assertThat(byPath(fresh().get(0))).containsOnlyKeys("status", "address.town");
    }

    @Test
    void backToWhatItWasIsNothing() {
        given(new Order("back"));
        inTransaction(entities -> {
            Order order = entities.find(Order.class, "back");
            order.status = "paid";
            order.tags.add("x");
            entities.flush();
            order.status = "new";
            order.tags.remove("x");
        });
        assertThat(told()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsNoChange() {
        given(new Order("ignored"));
        inTransaction(entities -> entities.find(Order.class, "ignored").seen++);
        assertThat(told()).isEmpty();
    }

    @Test
    void createdAndDeletedIsNothing() {
        inTransaction(entities -> {
            Order order = new Order("short");
            entities.persist(order);
            entities.flush();
            entities.remove(order);
        });
        assertThat(told()).isEmpty();
    }

    @Test
    void aDeletionTellsWhatItWasBeforeTheTransaction() {
        Order order = new Order("deleted");
        order.tags.add("red");
        given(order);
        inTransaction(entities -> {
            Order found = entities.find(Order.class, "deleted");
            Hibernate.initialize(found.tags);
            found.status = "void";
            entities.flush();
            entities.remove(found);
        });
        assertThat(told()).containsExactly("order.deleted deleted");
        Map<String, Change> changes = byPath(fresh().get(0));
        assertThat(changes.get("status").oldValue().text()).isEqualTo("new");
        assertThat(changes.get("status").op()).isEqualTo(ChangeOp.REMOVE);
        assertThat(changes.keySet()).anyMatch(path -> path.startsWith("tags"));
    }

    @Test
    void deletedAndMadeAgainIsAChange() {
        given(new Order("again"));
        inTransaction(entities -> {
            entities.remove(entities.find(Order.class, "again"));
            entities.flush();
            Order again = new Order("again");
            again.status = "reborn";
            entities.persist(again);
        });
        assertThat(told()).containsExactly("order.updated again");
        assertThat(byPath(fresh().get(0))).containsOnlyKeys("status");
    }

    @Test
    void collectionsOfValuesAreTold() {
        Order order = new Order("tags");
        order.tags.add("red");
        order.points.put("a", 1);
        given(order);
        inTransaction(entities -> {
            Order found = entities.find(Order.class, "tags");
            found.tags.add("blue");
            found.tags.remove("red");
            found.points.put("a", 2);
        });
        assertThat(told()).containsExactly("order.updated tags");
        assertThat(byPath(fresh().get(0)).get("points.a").newValue().text()).isEqualTo("2");
        assertThat(fresh().get(0).changes())
                .filteredOn(change -> change.path().startsWith("tags"))
                .extracting(Change::op)
                .containsExactlyInAnyOrder(ChangeOp.ADD, ChangeOp.REMOVE);
    }

    @Test
    void aReplacedCollectionIsTold() {
        Order order = new Order("replaced");
        order.tags.add("red");
        given(order);
        inTransaction(entities -> {
            Order found = entities.find(Order.class, "replaced");
            Hibernate.initialize(found.tags);
            found.tags = new java.util.HashSet<>(List.of("red", "green"));
        });
        assertThat(fresh().get(0).changes())
                .extracting(change -> change.op() + " " + change.newValue().text())
                .containsExactly("ADD green");
    }

    @Test
    void entitiesAreToldByTheirIdsAndNeverLoaded() {
        inTransaction(entities -> {
            entities.persist(new Buyer("b-1", "Ann"));
            entities.persist(new Buyer("b-2", "Bob"));
        });
        Order order = new Order("owned");
        given(order);
        inTransaction(entities -> {
            Order found = entities.find(Order.class, "owned");
            found.buyer = entities.getReference(Buyer.class, "b-1");
            found.watchers.add(entities.getReference(Buyer.class, "b-2"));
            entities.flush();
            assertThat(Hibernate.isInitialized(found.buyer)).isFalse();
            assertThat(Hibernate.isInitialized(found.lines)).isFalse();
            assertThat(Hibernate.isInitialized(found.tags)).isFalse();
        });
        AuditEvent event = fresh().get(0);
        assertThat(newText(event, "buyer")).isEqualTo("b-1");
        assertThat(event.changes())
                .filteredOn(change -> change.path().startsWith("watchers"))
                .singleElement()
                .satisfies(change -> assertThat(change.newValue().text()).isEqualTo("b-2"));
        assertThat(event.changes().toString()).doesNotContain("Ann").doesNotContain("Bob");
    }

    @Test
    void cascadesAreToldEntityByEntity() {
        inTransaction(entities -> {
            Order order = new Order("cascade");
            order.lines.add(new Line(order, 1));
            order.lines.add(new Line(order, 2));
            entities.persist(order);
        });
        assertThat(told())
                .containsExactly(
                        "order.created cascade",
                        "line.created parent=cascade,number=1",
                        "line.created parent=cascade,number=2");
        forget();
        inTransaction(entities -> entities.find(Order.class, "cascade").lines.remove(0));
        assertThat(told()).containsExactly("line.deleted parent=cascade,number=1");
    }

    @Test
    void subclassesAreToldAsTheClassThatIsAnnotated() {
        CardPayment payment = new CardPayment();
        inTransaction(entities -> entities.persist(payment));
        assertThat(told()).containsExactly("payment.created " + payment.id);
        assertThat(newText(fresh().get(0), "brand")).isEqualTo("visa");
    }

    @Test
    void nobodyElsesEntitiesAreTold() {
        inTransaction(entities -> entities.persist(new Draft("d-1")));
        assertThat(told()).isEmpty();
    }

    @Test
    void aRollbackLeavesNothing() {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    EntityManager entities =
                            EntityManagerFactoryUtils.getTransactionalEntityManager(factory);
                    entities.persist(new Order("gone"));
                    entities.flush();
                    status.setRollbackOnly();
                });
        assertThat(told()).isEmpty();
    }

    @Test
    void aVersionConflictLeavesNothingOfTheLoser() {
        given(new Order("conflict"));
        try (EntityManager loser = factory.createEntityManager()) {
            loser.getTransaction().begin();
            Order stale = loser.find(Order.class, "conflict");
            inTransaction(entities -> entities.find(Order.class, "conflict").status = "won");
            stale.status = "lost";
            assertThatThrownBy(() -> loser.getTransaction().commit())
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }
        assertThat(told()).containsExactly("order.updated conflict");
        assertThat(newText(fresh().get(0), "status")).isEqualTo("won");
    }

    @Test
    void aFlushThatFailsLeavesNothing() {
        given(new Order("taken"));
        assertThatThrownBy(() ->
                        inTransaction(entities -> {
                            entities.persist(new Order("fine"));
                            entities.persist(new Order("taken"));
                            entities.flush();
                        }))
                .isInstanceOf(RuntimeException.class);
        assertThat(told()).isEmpty();
    }

    @Test
    void whoActsIsTakenWhenTheChangeIsWritten() {
        WorklogContext ann = WorklogContext.with(Actor.user("ann"));
        inTransaction(entities ->
                ann.run(() -> {
                    entities.persist(new Order("by-ann"));
                    entities.flush();
                }));
        assertThat(fresh().get(0).actor().id()).isEqualTo("ann");
    }

    @Test
    void aTransactionWithoutSpringIsToldToo() {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            entities.persist(new Order("plain"));
            entities.getTransaction().commit();
            entities.getTransaction().begin();
            entities.find(Order.class, "plain").status = "second";
            entities.getTransaction().rollback();
        }
        assertThat(told()).containsExactly("order.created plain");
    }

    /** Which of these Hibernate tells of is documented; this notices when that changes. */
    @Test
    void bulkStatementsAreNotSeen() {
        given(new Order("bulk"));
        inTransaction(entities -> {
            entities.createQuery("update Shop$Order o set o.status = 'x'").executeUpdate();
            entities.createNativeQuery("update orders set status = 'y'").executeUpdate();
        });
        assertThat(told()).isEmpty();
    }

    @Test
    void aStatelessSessionIsSeenWithoutOldValues() {
        given(new Order("stateless"));
        SessionFactory sessions = factory.unwrap(SessionFactory.class);
        sessions.inStatelessTransaction(session -> {
            Order order = session.get(Order.class, "stateless");
            order.status = "changed";
            session.update(order);
        });
        assertThat(told()).containsExactly("order.updated stateless");
        assertThat(fresh().get(0).metadata()).containsKey("worklog.before");
        assertThat(newText(fresh().get(0), "status")).isEqualTo("changed");
    }

    @Test
    void enversWorksBesideIt() {
        inTransaction(entities -> entities.persist(new Order("both")));
        inTransaction(entities -> {
            Object rows =
                    entities.createNativeQuery("select count(*) from orders_AUD where id = 'both'")
                            .getSingleResult();
            assertThat(rows).isEqualTo(1L);
        });
        assertThat(told()).containsExactly("order.created both");
    }
}
