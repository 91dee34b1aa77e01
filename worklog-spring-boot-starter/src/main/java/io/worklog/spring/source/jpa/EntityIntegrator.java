package io.worklog.spring.source.jpa;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.integrator.spi.Integrator;

/** Puts the listener into a session factory, and checks what is said about its entities. */
final class EntityIntegrator implements Integrator {
    private final EntityPlans plans;
    private final EntityListener listener;

    EntityIntegrator(EntityPlans plans, ChangeRecorder recorder) {
        this.plans = plans;
        this.listener = new EntityListener(plans, recorder);
    }

    @Override
    public void integrate(
            Metadata metadata, BootstrapContext bootstrap, SessionFactoryImplementor factory) {
        metadata.getEntityBindings().forEach(plans::add);
        EventListenerRegistry registry = factory.getEventListenerRegistry();
        registry.appendListeners(EventType.POST_INSERT, listener);
        registry.appendListeners(EventType.POST_UPDATE, listener);
        registry.appendListeners(EventType.POST_DELETE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, listener);
        registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, listener);
        registry.appendListeners(EventType.POST_COLLECTION_RECREATE, listener);
    }
}
