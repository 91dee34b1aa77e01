package io.worklog.spring.source.jpa;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventType;
import io.worklog.spring.LoggedEntity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Decides which entities are recorded, and as what. Thread-safe once every entity was added. */
final class EntityPlans {
    private static final Pattern KIND = Pattern.compile("[a-z0-9._-]{1,64}");

    private final Catalog catalog;
    private final List<String> packages;
    private final Map<String, EntityPlan> plans = new ConcurrentHashMap<>();

    EntityPlans(Catalog catalog, List<String> packages) {
        this.catalog = catalog;
        this.packages = List.copyOf(packages);
    }

    /** The plan of the entities of that name; nothing where they are not recorded. */
    Optional<EntityPlan> of(String entityName) {
        return Optional.ofNullable(plans.get(entityName));
    }

    /**
     * Takes a mapped entity.
     *
     * @throws IllegalStateException if it is to be recorded and what is said about that is wrong
     */
    void add(PersistentClass entity) {
        if (entity.getClassName() == null) {
            return;
        }
        Class<?> type = entity.getMappedClass();
        LoggedEntity said = AnnotatedElementUtils.findMergedAnnotation(type, LoggedEntity.class);
        if (said == null && !isInPackage(type.getPackageName())) {
            return;
        }
        String kind = said == null || said.value().isEmpty() ? kindOf(type) : said.value();
        if (!KIND.matcher(kind).matches()) {
            throw wrong(type, "the kind '" + kind + "' may have a-z, 0-9, '.', '_' and '-'");
        }
        if (said != null) {
            checkNames(entity, type, said);
        }
        EntityPlan plan =
                new EntityPlan(
                        type(entity, said, kind, "created"),
                        type(entity, said, kind, "updated"),
                        type(entity, said, kind, "deleted"));
        plans.put(entity.getEntityName(), plan);
    }

    private boolean isInPackage(String name) {
        return packages.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
    }

    /** {@code OrderLine} is an {@code order-line}. */
    private static String kindOf(Class<?> type) {
        return type.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static void checkNames(PersistentClass entity, Class<?> type, LoggedEntity said) {
        Set<String> known = new HashSet<>();
        for (Property property : entity.getPropertyClosure()) {
            known.add(property.getName());
        }
        List<String> unknown =
                Stream.of(said.personal(), said.secret(), said.ignored())
                        .flatMap(Stream::of)
                        .filter(name -> !known.contains(name.split("\\.")[0]))
                        .toList();
        if (!unknown.isEmpty()) {
            throw wrong(type, "has no properties " + unknown + "; it has " + known);
        }
    }

    private EventType<?> type(
            PersistentClass entity, @Nullable LoggedEntity said, String kind, String what) {
        String name = kind + "." + what;
        Optional<EventType<?>> found = catalog.find(name);
        if (found.isEmpty() && !catalog.unknownAllowed()) {
            throw wrong(entity.getMappedClass(), "the catalog has no type " + name);
        }
        EventType<?> type =
                found.<EventType<?>>map(known ->
                                known.targetType().isPresent() ? known : known.target(kind))
                        .orElseGet(() -> EventType.named(name).target(kind));
        for (String property : leftOut(entity, said)) {
            type = type.ignore(property);
        }
        if (said == null) {
            return type;
        }
        for (String property : said.personal()) {
            type = type.personal(property);
        }
        for (String property : said.secret()) {
            type = type.secret(property);
        }
        return type;
    }

    /** A version says nothing but that something else changed. */
    private static List<String> leftOut(PersistentClass entity, @Nullable LoggedEntity said) {
        List<String> names = new ArrayList<>();
        if (entity.getVersion() != null) {
            names.add(entity.getVersion().getName());
        }
        if (said != null) {
            names.addAll(List.of(said.ignored()));
        }
        return names;
    }

    private static IllegalStateException wrong(Class<?> entity, String why) {
        return new IllegalStateException("@LoggedEntity " + entity.getName() + ": " + why);
    }
}
