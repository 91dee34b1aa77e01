package io.worklog.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.worklog.catalog.host.HostClasses;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.EventLimits;
import io.worklog.event.SampleEvents;
import io.worklog.event.TypeRef;
import org.junit.jupiter.api.Test;

public class CatalogTest {
    public static final class Shop implements EventCatalog {
        public static final EventType<Object> PAID = EventType.named("shop.order.paid");
        public static final EventType<Object> PAID_2 = PAID.version(2).reasonRequired();
        public static final String OTHER = "no type";
        static final EventType<Object> HIDDEN = EventType.named("shop.hidden");

        private Shop() {}
    }

    public static final class Empty implements EventCatalog {}

    @Test
    void theConstantsOfAClassAreTaken() {
        Catalog catalog = Catalog.builder().add(Shop.class).build();
        assertThat(catalog.find("shop.order.paid")).contains(Shop.PAID_2);
        assertThat(catalog.find(new TypeRef("shop.order.paid", 1))).contains(Shop.PAID);
        assertThat(catalog.find(new TypeRef("shop.order.paid", 3))).isEmpty();
        assertThat(catalog.find("shop.hidden")).isEmpty();
        assertThat(catalog.types())
                .contains(Shop.PAID, Shop.PAID_2)
                .containsAll(WorklogTypes.all());
    }

    @Test
    void theSameTypeTwiceIsNoFault() {
        assertThat(Catalog.builder().add(Shop.class).add(Shop.class).add(Shop.PAID).build().types())
                .hasSize(WorklogTypes.all().size() + 2);
    }

    @Test
    void everyFaultOfEveryTypeIsNamedAtOnce() {
        Throwable refused =
                catchThrowable(() ->
                        Catalog.builder()
                                .add(EventType.named("Bad Name").version(0))
                                .add(EventType.named("worklog.mine"))
                                .add(EventType.named("a").personal("p").secret("p"))
                                .add(EventType.named("b"))
                                .add(EventType.named("b"))
                                .add(EventType.named("c").target("t".repeat(65)))
                                .add(EventType.named("d").message(""))
                                .add(EventType.named("e").personal("/actor/id"))
                                .add(EventType.named("f").secret(" "))
                                .add(
                                        EventType.named("g")
                                                .delivery(Delivery.BACKGROUND)
                                                .onFailure(FailurePolicy.BLOCK))
                                .add(Empty.class)
                                .build());
        assertThat(refused)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Bad Name/0: the name may have")
                .hasMessageContaining("Bad Name/0: the version 0")
                .hasMessageContaining("worklog.mine/1: names that begin with worklog.")
                .hasMessageContaining("a/1: the property p")
                .hasMessageContaining("b/1: there are two types")
                .hasMessageContaining("c/1: the target type")
                .hasMessageContaining("d/1: the message key")
                .hasMessageContaining("e/1: /actor/id names no field")
                .hasMessageContaining("f/1: a property name is empty")
                .hasMessageContaining("g/1: BACKGROUND")
                .hasMessageContaining("Empty: has no public static final EventType");
    }

    @Test
    void limitsOfNamesHaveTheirEdge() {
        String longest = "a".repeat(128);
        assertThat(
                        Catalog.builder()
                                .add(
                                        EventType.named(longest)
                                                .target("t".repeat(64))
                                                .message(longest))
                                .build()
                                .find(longest))
                .isPresent();
        assertThatThrownBy(() -> Catalog.builder().add(EventType.named(longest + "a")).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClassThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Catalog.builder().add(HostClasses.hidden()).build())
                .hasMessageContaining("Hidden.A cannot be read: make its class public");
    }

    @Test
    void unknownTypesAreAllowedOrRefused() {
        var event = SampleEvents.plain().build();
        assertThat(Catalog.open().faults(event)).isEmpty();
        assertThat(Catalog.open().unknownAllowed()).isTrue();
        Catalog strict = Catalog.builder().add(Shop.class).refuseUnknown().build();
        assertThat(strict.faults(event)).extracting(Fault::path).containsExactly("/type");
        assertThat(
                        strict.faults(
                                SampleEvents.plain()
                                        .type(new TypeRef("shop.order.paid", 1))
                                        .build()))
                .isEmpty();
        assertThat(
                        strict.faults(
                                SampleEvents.plain()
                                        .type(new TypeRef("shop.order.paid", 2))
                                        .build()))
                .extracting(Fault::path)
                .containsExactly("/reason");
    }

    @Test
    void worklogsOwnTypesKeepTheRulesOfAll() {
        assertThat(WorklogTypes.all()).hasSize(13);
        for (EventType<?> type : WorklogTypes.all()) {
            assertThat(type.name()).startsWith("worklog.");
            assertThat(TypeCheck.faults(type)).isEmpty();
            String about = type.equals(WorklogTypes.OUTBOX_DISCARDED) ? "event" : "log";
            var event =
                    SampleEvents.plain().type(type.ref()).reason("why").target(about, "l").build();
            assertThat(EventLimits.faults(event)).isEmpty();
            assertThat(Catalog.open().faults(event)).isEmpty();
        }
    }
}
