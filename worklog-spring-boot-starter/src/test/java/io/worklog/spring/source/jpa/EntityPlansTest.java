package io.worklog.spring.source.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.event.FieldClass;
import io.worklog.spring.LoggedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;

class EntityPlansTest {
    @Entity
    @LoggedEntity(secret = {"card", "nope"})
    static class Misnamed {
        @Id String id;
        String card;
    }

    @Entity
    @LoggedEntity("Big Kind")
    static class Misfit {
        @Id String id;
    }

    @Entity
    static class OrderLine {
        @Id String id;
        String note;
    }

    private static EntityPlans plans(Catalog catalog, List<String> packages, Class<?> entity) {
        StandardServiceRegistry registry =
                new StandardServiceRegistryBuilder()
                        .applySetting("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
                        .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
                        .build();
        try {
            EntityPlans plans = new EntityPlans(catalog, packages);
            new MetadataSources(registry)
                    .addAnnotatedClass(entity)
                    .buildMetadata()
                    .getEntityBindings()
                    .forEach(plans::add);
            return plans;
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }

    private static final String HERE = EntityPlansTest.class.getPackageName();

    @Test
    void aPropertyThatTheEntityDoesNotHaveFailsTheStart() {
        assertThatThrownBy(() -> plans(Catalog.open(), List.of(), Misnamed.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Misnamed")
                .hasMessageContaining("[nope]");
    }

    @Test
    void aKindThatIsNoneFailsTheStart() {
        assertThatThrownBy(() -> plans(Catalog.open(), List.of(), Misfit.class))
                .hasMessageContaining("'Big Kind'");
    }

    @Test
    void aTypeThatTheCatalogDoesNotHaveFailsTheStart() {
        Catalog closed =
                Catalog.builder()
                        .add(EventType.named("order-line.created").target("order-line"))
                        .refuseUnknown()
                        .build();
        assertThatThrownBy(() -> plans(closed, List.of(HERE), OrderLine.class))
                .hasMessageContaining("order-line.updated");
    }

    @Test
    void theCatalogsRulesHold() {
        Catalog catalog =
                Catalog.builder()
                        .add(EventType.named("order-line.updated").target("line").personal("note"))
                        .build();
        EntityPlan plan =
                plans(catalog, List.of(HERE), OrderLine.class)
                        .of(OrderLine.class.getName())
                        .orElseThrow();
        assertThat(plan.updated().targetType()).contains("line");
        assertThat(plan.updated().states().classOf("note")).isEqualTo(FieldClass.PERSONAL);
        assertThat(plan.created().targetType()).contains("order-line");
    }

    @Test
    void packagesCountWithThoseBelowAndNoOthers() {
        for (String wanted : List.of(HERE, "io.worklog")) {
            assertThat(
                            plans(Catalog.open(), List.of(wanted), OrderLine.class)
                                    .of(OrderLine.class.getName()))
                    .isPresent();
        }
        for (String other : List.of(HERE + ".below", "io.worklog.spring.source.jp")) {
            assertThat(
                            plans(Catalog.open(), List.of(other), OrderLine.class)
                                    .of(OrderLine.class.getName()))
                    .isEmpty();
        }
    }
}
