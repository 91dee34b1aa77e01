package io.worklog.spring.source.jpa;

import io.worklog.spring.LoggedEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/** Entities of every shape that the listener has to tell of. */
final class Shop {
    private Shop() {}

    /** These and no other entities that tests have beside them. */
    static PersistenceManagedTypes types() {
        return PersistenceManagedTypes.of(
                Stream.of(
                                Buyer.class,
                                Address.class,
                                Order.class,
                                LineId.class,
                                Line.class,
                                Payment.class,
                                CardPayment.class,
                                Draft.class)
                        .map(Class::getName)
                        .toArray(String[]::new));
    }

    @Entity
    @Audited
    @LoggedEntity
    public static class Buyer {
        @Id String id;
        String name;

        protected Buyer() {}

        Buyer(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Embeddable
    public static class Address {
        String street;
        String town;

        protected Address() {}

        Address(String street, String town) {
            this.street = street;
            this.town = town;
        }
    }

    @Entity
    @Audited
    @Table(name = "orders")
    @LoggedEntity(value = "order", personal = "phone", secret = "card", ignored = "seen")
    public static class Order {
        @Id String id;
        @Version long version;
        String status = "new";
        BigDecimal total = new BigDecimal("10.00");
        String phone = "123-456";
        String card = "4111111111111111";
        int seen;
        @Embedded Address address = new Address("Main 1", "Ulm");

        @ManyToOne(fetch = FetchType.LAZY)
        Buyer buyer;

        @ElementCollection Set<String> tags = new HashSet<>();
        @NotAudited @ElementCollection Map<String, Integer> points = new HashMap<>();

        @NotAudited
        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Line> lines = new ArrayList<>();

        @NotAudited @ManyToMany List<Buyer> watchers = new ArrayList<>();

        protected Order() {}

        Order(String id) {
            this.id = id;
        }
    }

    @Embeddable
    public record LineId(String parent, int number) {}

    @Entity
    @LoggedEntity
    public static class Line {
        @EmbeddedId LineId id;
        int quantity = 1;

        @ManyToOne(fetch = FetchType.LAZY)
        Order order;

        protected Line() {}

        Line(Order order, int number) {
            this.id = new LineId(order.id, number);
            this.order = order;
        }
    }

    @Entity
    @LoggedEntity("payment")
    public abstract static class Payment {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        int amount = 5;
    }

    @Entity
    public static class CardPayment extends Payment {
        String brand = "visa";
    }

    /** Nobody asked for its events. */
    @Entity
    public static class Draft {
        @Id String id;
        String text = "";

        protected Draft() {}

        Draft(String id) {
            this.id = id;
        }
    }
}
