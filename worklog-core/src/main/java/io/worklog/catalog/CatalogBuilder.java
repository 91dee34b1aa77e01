package io.worklog.catalog;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Collects event types and checks all of them at once. Not thread-safe. */
public final class CatalogBuilder {
    private static final String OWN_PREFIX = "worklog.";

    private final Map<String, TreeMap<Integer, EventType<?>>> types = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean unknownAllowed = true;

    CatalogBuilder() {}

    /** Worklog's own types. */
    static Map<String, TreeMap<Integer, EventType<?>>> own() {
        CatalogBuilder builder = new CatalogBuilder();
        builder.putOwn();
        return builder.types;
    }

    private void putOwn() {
        if (types.isEmpty()) {
            WorklogTypes.all().forEach(this::put);
        }
    }

    /** One more type. */
    public CatalogBuilder add(EventType<?> type) {
        if (isOwn(type)) {
            return this;
        }
        putOwn();
        if (type.name().startsWith(OWN_PREFIX)) {
            faults.add(type + ": names that begin with " + OWN_PREFIX + " are Worklog's own");
        }
        TypeCheck.faults(type).forEach(fault -> faults.add(type + ": " + fault));
        put(type);
        return this;
    }

    /** All types that a class holds in its {@code public static final} fields. */
    public CatalogBuilder add(Class<? extends EventCatalog> catalog) {
        Objects.requireNonNull(catalog, "catalog");
        int before = faults.size();
        long held = 0;
        for (Field field : catalog.getFields()) {
            if (isConstant(field)) {
                held++;
                read(field);
            }
        }
        if (held == 0 && faults.size() == before) {
            faults.add(catalog.getName() + ": has no public static final EventType");
        }
        return this;
    }

    /** Refuses events of a type that is not here. */
    public CatalogBuilder refuseUnknown() {
        unknownAllowed = false;
        return this;
    }

    /**
     * The finished catalog.
     *
     * @throws IllegalArgumentException naming every fault of every type
     */
    public Catalog build() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("event catalog: " + String.join("; ", faults));
        }
        if (types.isEmpty()) {
            return new Catalog(null, unknownAllowed);
        }
        Map<String, TreeMap<Integer, EventType<?>>> copy = new TreeMap<>();
        types.forEach((name, versions) -> copy.put(name, new TreeMap<>(versions)));
        return new Catalog(copy, unknownAllowed);
    }

    private static boolean isConstant(Field field) {
        int modifiers = field.getModifiers();
        return Modifier.isStatic(modifiers)
                && Modifier.isFinal(modifiers)
                && field.getType() == EventType.class;
    }

    private void read(Field field) {
        String name = field.getDeclaringClass().getName() + "." + field.getName();
        try {
            Object value = field.get(null);
            if (value == null) {
                faults.add(name + " is null");
            } else {
                add((EventType<?>) value);
            }
        } catch (IllegalAccessException e) {
            faults.add(name + " cannot be read: make its class public");
        }
    }

    private boolean isOwn(EventType<?> type) {
        return WorklogTypes.all().contains(type);
    }

    private void put(EventType<?> type) {
        EventType<?> before =
                types.computeIfAbsent(type.name(), name -> new TreeMap<>())
                        .putIfAbsent(type.version(), type);
        if (before != null && before != type) {
            faults.add(type + ": there are two types of this name and version");
        }
    }
}
