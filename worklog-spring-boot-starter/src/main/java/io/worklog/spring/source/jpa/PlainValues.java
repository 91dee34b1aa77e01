package io.worklog.spring.source.jpa;

import java.io.InputStream;
import java.io.Serializable;
import java.sql.Blob;
import java.sql.Clob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.CollectionClassification;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.hibernate.type.AnyType;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values of properties without Hibernate in them: ids in place of entities, maps in place of
 * embedded objects. Nothing that is not loaded is loaded; it is left out.
 */
final class PlainValues {
    /** Stands for what is not loaded, or cannot be read twice. */
    static final Object UNREAD = new Object();

    private static final int MAX_ID = 128;

    private final SharedSessionContractImplementor session;

    PlainValues(SharedSessionContractImplementor session) {
        this.session = session;
    }

    /** The named properties of a state, without what is not loaded. */
    Map<String, @Nullable Object> state(EntityPersister entity, @Nullable Object[] values) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            put(state, entity.getPropertyNames()[i], entity.getPropertyTypes()[i], values[i]);
        }
        return state;
    }

    /** Some properties of a state; collections tell of themselves. */
    Map<String, @Nullable Object> some(
            EntityPersister entity, @Nullable Object[] values, int[] which) {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        for (int i : which) {
            Type type = entity.getPropertyTypes()[i];
            if (!type.isCollectionType()) {
                put(state, entity.getPropertyNames()[i], type, values[i]);
            }
        }
        return state;
    }

    private void put(
            Map<String, @Nullable Object> state, String name, Type type, @Nullable Object value) {
        Object plain = plain(type, value);
        if (plain != UNREAD) {
            state.put(name, plain);
        }
    }

    private @Nullable Object plain(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY || isStream(value)) {
            return UNREAD;
        }
        return switch (type) {
            case EntityType entity -> reference(entity.getAssociatedEntityName(), value);
            case AnyType any -> session.bestGuessEntityName(value) + "#" + idOf(value);
            case CompositeType composite -> embedded(composite, value);
            case CollectionType collection -> collection(collection, value);
            default -> value;
        };
    }

    private static boolean isStream(Object value) {
        return value instanceof Blob || value instanceof Clob || value instanceof InputStream;
    }

    private Map<String, @Nullable Object> embedded(CompositeType type, Object value) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        @Nullable Object[] values = type.getPropertyValues(value, session);
        for (int i = 0; i < values.length; i++) {
            put(parts, type.getPropertyNames()[i], type.getSubtypes()[i], values[i]);
        }
        return parts;
    }

    private @Nullable Object reference(String entityName, Object value) {
        LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
        EntityPersister entity =
                session.getFactory().getMappingMetamodel().getEntityDescriptor(entityName);
        Object id =
                proxy == null
                        ? entity.getIdentifier(value, session)
                        : proxy.getInternalIdentifier();
        return id == null ? null : idText(entity.getIdentifierType(), id);
    }

    private @Nullable Object idOf(Object value) {
        return reference(session.bestGuessEntityName(value), value);
    }

    /** An id as text; the parts of an embedded one as they are declared. */
    String idText(Type type, Object id) {
        String text = String.valueOf(id);
        if (type instanceof CompositeType composite) {
            List<String> parts = new ArrayList<>();
            embedded(composite, id).forEach((name, value) -> parts.add(name + "=" + value));
            text = String.join(",", parts);
        }
        return text.length() <= MAX_ID ? text : text.substring(0, MAX_ID);
    }

    private Object collection(CollectionType type, Object value) {
        CollectionPersister persister =
                session.getFactory().getMappingMetamodel().getCollectionDescriptor(type.getRole());
        return persister.isInverse() ? UNREAD : contents(persister, value);
    }

    /** What is in a collection now. */
    Object contents(CollectionPersister persister, @Nullable Object value) {
        if (value instanceof PersistentCollection<?> wrapped && !wrapped.wasInitialized()) {
            return UNREAD;
        }
        return switch (value) {
            case Map<?, ?> map -> map(persister, map);
            case Collection<?> all -> elements(persister, all);
            case null, default -> UNREAD;
        };
    }

    /** What was in a collection when it was loaded or last written. */
    Object snapshot(CollectionPersister persister, PersistentCollection<?> collection) {
        Serializable snapshot = collection.getStoredSnapshot();
        if (!collection.wasInitialized()) {
            return UNREAD;
        }
        return switch (snapshot) {
            case Map<?, ?> map when isMap(persister) -> map(persister, map);
            case Map<?, ?> map -> elements(persister, map.values());
            case Collection<?> all -> elements(persister, all);
            case null, default -> UNREAD;
        };
    }

    private static boolean isMap(CollectionPersister persister) {
        return switch (kind(persister)) {
            case MAP, SORTED_MAP, ORDERED_MAP -> true;
            default -> false;
        };
    }

    /** Hibernate's mapping model, which takes the place of these three, has no value types. */
    @SuppressWarnings("removal")
    private static CollectionClassification kind(CollectionPersister persister) {
        return persister.getCollectionType().getCollectionClassification();
    }

    @SuppressWarnings("removal")
    private static Type indexType(CollectionPersister persister) {
        return persister.getIndexType();
    }

    @SuppressWarnings("removal")
    private static Type elementType(CollectionPersister persister) {
        return persister.getElementType();
    }

    private Map<String, @Nullable Object> map(CollectionPersister persister, Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object name = plain(indexType(persister), key);
            plain.put(String.valueOf(name), plain(elementType(persister), value));
        });
        return plain;
    }

    private Collection<@Nullable Object> elements(
            CollectionPersister persister, Collection<?> all) {
        CollectionClassification kind = kind(persister);
        boolean ordered = kind == CollectionClassification.LIST;
        boolean unique = kind.name().endsWith("SET");
        Collection<@Nullable Object> plain = unique ? new LinkedHashSet<>() : new ArrayList<>();
        for (Object each : all) {
            plain.add(plain(elementType(persister), each));
        }
        return ordered || unique ? plain : sorted(plain);
    }

    /** A bag has no order, so that another order is no change. */
    private static Collection<@Nullable Object> sorted(Collection<@Nullable Object> bag) {
        List<@Nullable Object> sorted = new ArrayList<>(bag);
        sorted.sort((a, b) -> String.valueOf(a).compareTo(String.valueOf(b)));
        return sorted;
    }
}
