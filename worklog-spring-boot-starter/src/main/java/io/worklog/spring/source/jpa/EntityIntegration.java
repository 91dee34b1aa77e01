package io.worklog.spring.source.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Adds an integrator to every session factory, beside those the host has given. */
final class EntityIntegration implements HibernatePropertiesCustomizer {
    private final Supplier<Integrator> made;

    EntityIntegration(Supplier<Integrator> made) {
        this.made = made;
    }

    @Override
    public void customize(Map<String, Object> properties) {
        Object given = properties.get(JpaSettings.INTEGRATOR_PROVIDER);
        if (given != null && !(given instanceof IntegratorProvider)) {
            throw new IllegalStateException(
                    JpaSettings.INTEGRATOR_PROVIDER
                            + " is set to something other than an IntegratorProvider object: give"
                            + " the object, or set worklog.jpa.enabled=false");
        }
        IntegratorProvider all =
                () -> {
                    List<Integrator> integrators = new ArrayList<>();
                    if (given instanceof IntegratorProvider host) {
                        integrators.addAll(host.getIntegrators());
                    }
                    integrators.add(made.get());
                    return integrators;
                };
        properties.put(JpaSettings.INTEGRATOR_PROVIDER, all);
    }
}
