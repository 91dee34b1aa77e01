package io.worklog.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.Catalog;
import io.worklog.spring.reference.WorklogReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The shop's event types as a page for people and schemas for programs. */
@ShopTest
class ShopReferenceTest {
    private final Catalog catalog;

    @TempDir private Path folder;

    @Autowired
    ShopReferenceTest(Catalog catalog) {
        this.catalog = catalog;
    }

    @Test
    void everyTypeHasItsPlaceOnThePageAndASchema() throws IOException {
        List<Path> written = WorklogReference.write(catalog, folder);
        String all = "";
        for (Path file : written) {
            all += Files.readString(file);
        }
        assertThat(all)
                .contains("shop.order.refunded", "shop.customer.changed", "product.updated")
                .contains("\"$schema\"");
        assertThat(written)
                .anyMatch(file -> file.toString().contains("shop.order.refunded"))
                .anyMatch(file -> file.toString().endsWith(".html"));
    }
}
