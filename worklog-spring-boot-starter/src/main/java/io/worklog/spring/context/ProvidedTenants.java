package io.worklog.spring.context;

import io.worklog.spring.TenantResolver;
import org.jspecify.annotations.Nullable;

/** Asks the host's own resolvers, in their order. */
final class ProvidedTenants implements TenantSource {
    private final HostBeans<TenantResolver> resolvers;

    ProvidedTenants(HostBeans<TenantResolver> resolvers) {
        this.resolvers = resolvers;
    }

    @Override
    public String name() {
        return "TenantResolver";
    }

    @Override
    public @Nullable String tenant() {
        for (TenantResolver resolver : resolvers.all()) {
            String tenant = resolver.tenant();
            if (tenant != null && !tenant.isEmpty()) {
                return tenant;
            }
        }
        return null;
    }
}
