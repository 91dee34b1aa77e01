package io.worklog.spring.source.jpa;

import jakarta.transaction.Status;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Hears what Hibernate writes, and gathers it by transaction and entity. Thread-safe. */
final class EntityListener
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PreCollectionUpdateEventListener,
                PreCollectionRemoveEventListener,
                PostCollectionRecreateEventListener {
    private static final long serialVersionUID = 1L;

    private final transient EntityPlans plans;
    private final transient ChangeRecorder recorder;
    private final transient Map<SharedSessionContractImplementor, SessionChanges> open =
            new ConcurrentHashMap<>();

    EntityListener(EntityPlans plans, ChangeRecorder recorder) {
        this.plans = plans;
        this.recorder = recorder;
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        note(
                event.getSession(),
                event.getPersister(),
                event.getId(),
                (change, values) ->
                        change.inserted(values.state(event.getPersister(), event.getState())));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        note(
                event.getSession(),
                event.getPersister(),
                event.getId(),
                (change, values) -> update(change, values, event));
    }

    private static void update(EntityChange change, PlainValues values, PostUpdateEvent event) {
        EntityPersister entity = event.getPersister();
        int[] dirty = event.getDirtyProperties();
        @Nullable Object[] old = event.getOldState();
        int[] which = dirty == null ? all(event.getState().length) : dirty;
        change.updated(
                old == null ? Map.of() : values.some(entity, old, which),
                values.some(entity, event.getState(), which));
    }

    private static int[] all(int count) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = i;
        }
        return all;
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        note(
                event.getSession(),
                event.getPersister(),
                event.getId(),
                (change, values) ->
                        change.deleted(
                                values.state(event.getPersister(), event.getDeletedState())));
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        PersistentCollection<?> collection = event.getCollection();
        collection(
                event,
                (persister, values) ->
                        new Sides(
                                values.snapshot(persister, collection),
                                values.contents(persister, collection)));
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        PersistentCollection<?> collection = event.getCollection();
        if (collection != null) {
            collection(
                    event,
                    (persister, values) -> new Sides(values.snapshot(persister, collection), null));
        }
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        collection(
                event,
                (persister, values) ->
                        new Sides(null, values.contents(persister, event.getCollection())));
    }

    /** A collection before and after; null where there is none. */
    private record Sides(@Nullable Object before, @Nullable Object after) {
        boolean read() {
            return before != PlainValues.UNREAD && after != PlainValues.UNREAD;
        }
    }

    private interface Reading {
        Sides sides(CollectionPersister persister, PlainValues values);
    }

    /** By its role, which the Hibernate of Spring Boot 4.0 tells too; null of a new one. */
    private static @Nullable CollectionPersister persister(AbstractCollectionEvent event) {
        PersistentCollection<?> collection = event.getCollection();
        if (collection == null) {
            return null;
        }
        if (collection.getRole() != null) {
            return event.getFactory()
                    .getMappingMetamodel()
                    .getCollectionDescriptor(collection.getRole());
        }
        CollectionEntry entry =
                event.getSession().getPersistenceContextInternal().getCollectionEntry(collection);
        return entry == null ? null : entry.getCurrentPersister();
    }

    private void collection(AbstractCollectionEvent event, Reading reading) {
        CollectionPersister persister = persister(event);
        Object id = event.getAffectedOwnerIdOrNull();
        if (persister == null || persister.isInverse() || id == null) {
            return;
        }
        EntityPersister declared = persister.getOwnerEntityPersister();
        String property = persister.getRole().substring(declared.getEntityName().length() + 1);
        EntityPersister owner =
                event.getFactory()
                        .getMappingMetamodel()
                        .getEntityDescriptor(event.getAffectedOwnerEntityName());
        note(
                event.getSession(),
                owner,
                id,
                (change, values) -> {
                    Sides sides = reading.sides(persister, values);
                    if (sides.read()) {
                        change.updated(
                                CollectionSide.of(property, sides.before()),
                                CollectionSide.of(property, sides.after()));
                    }
                });
    }

    private interface Noting {
        void note(EntityChange change, PlainValues values);
    }

    private void note(
            SharedSessionContractImplementor session,
            EntityPersister entity,
            Object id,
            Noting noting) {
        Optional<EntityPlan> plan = plans.of(entity.getEntityName());
        if (plan.isEmpty()) {
            return;
        }
        PlainValues values = new PlainValues(session);
        String text = values.idText(entity.getIdentifierType(), id);
        within(
                session,
                changes -> {
                    EntityChange change =
                            changes.of(
                                    new SessionChanges.Key(entity.getRootEntityName(), text),
                                    key -> new EntityChange(plan.get(), text));
                    change.by(recorder.caller());
                    noting.note(change, values);
                });
    }

    /** Gathers until the transaction ends; without one, what is written is committed at once. */
    private void within(SharedSessionContractImplementor session, Consumer<SessionChanges> work) {
        SessionChanges known = open.get(session);
        if (known != null) {
            work.accept(known);
            return;
        }
        SessionChanges begun =
                new SessionChanges(
                        recorder,
                        () ->
                                session.getJdbcCoordinator()
                                        .getLogicalConnection()
                                        .getPhysicalConnection(),
                        () -> open.remove(session));
        if (session.isTransactionInProgress()) {
            open.put(session, begun);
            session.getTransactionCoordinator()
                    .getLocalSynchronizations()
                    .registerSynchronization(begun);
            work.accept(begun);
        } else {
            work.accept(begun);
            begun.beforeCompletion();
            begun.afterCompletion(Status.STATUS_COMMITTED);
        }
    }
}
