package io.worklog.spring.context;

import io.worklog.event.EventLimits;
import io.worklog.spring.context.ContextFailures.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks one source after another which tenant is worked for. Thread-safe. */
final class TenantChain {
    private final List<TenantSource> sources;
    private final ContextFailures failures;

    TenantChain(List<TenantSource> sources, ContextFailures failures) {
        this.sources = List.copyOf(sources);
        this.failures = failures;
    }

    /** The tenant, or null where none is known; never fails. */
    @Nullable String tenant() {
        for (TenantSource source : sources) {
            try {
                String tenant = source.tenant();
                if (tenant != null && !tenant.isEmpty()) {
                    return recordable(source, tenant);
                }
            } catch (Exception | LinkageError e) {
                failures.missing(Part.TENANT, source.name(), "it threw " + e.getClass().getName());
                return null;
            }
        }
        return null;
    }

    private @Nullable String recordable(TenantSource source, String tenant) {
        if (ActorRules.isId(tenant, EventLimits.MAX_SHORT_ID)) {
            return tenant;
        }
        failures.missing(
                Part.TENANT, source.name(), "the name is blank, too long or not well-formed");
        return null;
    }
}
