package io.worklog.spring.autoconfigure;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.CatalogBuilder;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.autoconfigure.CatalogProperties.Unknown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ParameterizedTypeReference;

/** Puts the catalog together from what was found and what the host has as beans. */
final class CatalogAssembly {
    private static final ParameterizedTypeReference<EventType<?>> TYPE =
            new ParameterizedTypeReference<>() {};

    private final Set<Class<? extends EventCatalog>> classes = new LinkedHashSet<>();
    private final List<EventType<?>> types;
    private final CatalogProperties properties;

    CatalogAssembly(FoundCatalogs found, CatalogProperties properties, ListableBeanFactory beans) {
        this.properties = properties;
        ObjectProvider<EventType<?>> given = beans.getBeanProvider(TYPE);
        this.types = given.orderedStream().toList();
        classes.addAll(found.classes());
        beans.getBeanProvider(EventCatalog.class)
                .orderedStream()
                .map(AopProxyUtils::ultimateTargetClass)
                .forEach(type -> classes.add(type.asSubclass(EventCatalog.class)));
    }

    Catalog catalog() {
        CatalogBuilder builder = Catalog.builder();
        classes.forEach(builder::add);
        types.forEach(builder::add);
        if (refusesUnknown()) {
            builder.refuseUnknown();
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new WorklogStartException(
                    String.valueOf(e.getMessage()),
                    "Correct those event types. Catalogs are the EventCatalog classes in the"
                            + " application's packages, with EventCatalog and EventType beans; no"
                            + " worklog property leaves one out.",
                    e);
        }
    }

    private boolean refusesUnknown() {
        Unknown chosen = properties.getUnknown();
        boolean own = !classes.isEmpty() || !types.isEmpty();
        return chosen == null ? own : chosen == Unknown.REFUSE;
    }
}
