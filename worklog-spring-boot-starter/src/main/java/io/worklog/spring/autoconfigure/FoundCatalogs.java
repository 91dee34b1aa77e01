package io.worklog.spring.autoconfigure;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * The catalogs in the application's packages.
 *
 * @param names of their classes; names, so that what was found at build time is kept as text
 */
record FoundCatalogs(List<String> names) {
    FoundCatalogs {
        names = List.copyOf(names);
    }

    /** The classes; a base class or an interface that holds no type is passed over. */
    List<Class<? extends EventCatalog>> classes() {
        return names.stream()
                .<Class<? extends EventCatalog>>map(FoundCatalogs::load)
                .filter(FoundCatalogs::isMeant)
                .toList();
    }

    private static Class<? extends EventCatalog> load(String name) {
        return ClassUtils.resolveClassName(name, null).asSubclass(EventCatalog.class);
    }

    private static boolean isMeant(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                || Arrays.stream(type.getFields())
                        .map(Field::getType)
                        .anyMatch(EventType.class::equals);
    }
}
