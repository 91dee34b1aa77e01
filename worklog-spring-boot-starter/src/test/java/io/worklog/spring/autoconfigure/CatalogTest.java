package io.worklog.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.autoconfigure.catalogs.ShopApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogTest {
    private static final EventType<Object> EXTRA = EventType.named("shop.extra.made");

    @TempDir private Path folder;

    @Test
    void typesAreFoundInTheApplicationsPackages() {
        runner().withUserConfiguration(ShopApplication.class)
                .run(context -> {
                    Catalog catalog = context.getBean(Catalog.class);
                    assertThat(catalog.types().stream().map(EventType::name))
                            .contains("shop.order.placed", "shop.refund.paid", "shop.stock.counted")
                            .contains("worklog.started");
                    assertThat(catalog.unknownAllowed()).isFalse();
                });
    }

    @Test
    void withoutTypesOfItsOwnAnApplicationMayRecordAny() {
        runner().run(context -> {
            assertThat(context.getBean(Catalog.class).unknownAllowed()).isTrue();
        });
    }

    @Test
    void theApplicationDecidesAboutUnknownTypes() {
        runner().withUserConfiguration(ShopApplication.class)
                .withPropertyValues("worklog.catalog.unknown=allow")
                .run(context -> {
                    assertThat(context.getBean(Catalog.class).unknownAllowed()).isTrue();
                });
        runner().withPropertyValues("worklog.catalog.unknown=refuse")
                .run(context -> {
                    assertThat(context.getBean(Catalog.class).unknownAllowed()).isFalse();
                });
    }

    @Test
    void beansAreTypesToo() {
        runner().withBean(EventType.class, () -> EXTRA)
                .withBean("own", EventCatalog.class, Own::new)
                .run(context -> {
                    Catalog catalog = context.getBean(Catalog.class);
                    assertThat(catalog.find("shop.extra.made")).contains(EXTRA);
                    assertThat(catalog.find("shop.own.done")).contains(Own.DONE);
                    assertThat(catalog.unknownAllowed()).isFalse();
                });
    }

    @Test
    void anApplicationsOwnCatalogStays() {
        Catalog own = Catalog.builder().add(EXTRA).build();
        runner().withUserConfiguration(ShopApplication.class)
                .withBean(Catalog.class, () -> own)
                .run(context -> assertThat(context.getBean(Catalog.class)).isSameAs(own));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WorklogAutoConfiguration.class))
                .withPropertyValues("worklog.directory=" + folder);
    }

    /** A catalog that the application makes a bean of. */
    public static final class Own implements EventCatalog {
        public static final EventType<Object> DONE = EventType.named("shop.own.done");
    }
}
