package io.worklog.spring.context;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Reads the tenant from a header of the request that the calling thread answers. */
final class HeaderTenants implements TenantSource {
    private final String header;

    HeaderTenants(String header) {
        this.header = header;
    }

    @Override
    public String name() {
        return "worklog.context.tenant-header";
    }

    @Override
    public @Nullable String tenant() {
        if (RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return request.getHeader(header);
        }
        return null;
    }
}
