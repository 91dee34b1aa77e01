package io.worklog.server.user;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.user.TenantAdmin.TenantInvitation;
import io.worklog.server.user.TenantAdmin.TenantView;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tenants; for administrators of the first one. */
@RestController
@Tag(name = "tenants")
final class TenantController {
    private final TenantAdmin tenants;

    TenantController(TenantAdmin tenants) {
        this.tenants = tenants;
    }

    /**
     * A tenant to be made.
     *
     * @param id 3 to 32 of a-z, 0-9 and -; part of the names of its logs
     * @param name what it is called
     */
    record NewTenant(String id, String name) {}

    @GetMapping("/api/v1/tenants")
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "listTenants", summary = "All tenants")
    List<TenantView> list() {
        return tenants.list();
    }

    @PostMapping("/api/v1/tenants")
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "createTenant", summary = "Make a tenant and its set-up link")
    TenantInvitation create(@RequestBody NewTenant wanted) {
        Checks checks = new Checks();
        String id = checks.tenant("/id", wanted.id());
        String name = checks.name("/name", wanted.name());
        checks.done();
        return tenants.create(id, name);
    }

    @GetMapping("/api/v1/tenants/{tenant}")
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "getTenant", summary = "A tenant")
    TenantView get(@PathVariable String tenant) {
        return tenants.get(tenant);
    }

    @PostMapping("/api/v1/tenants/{tenant}/setup-link")
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "inviteTenant", summary = "Make a new set-up link for a tenant")
    TenantInvitation invite(@PathVariable String tenant) {
        return tenants.invite(tenant);
    }

    @PostMapping("/api/v1/tenants/{tenant}/disable")
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "disableTenant", summary = "Let its people log in no longer")
    TenantView disable(@PathVariable String tenant, @RequestBody UserController.Reason reason) {
        return tenants.enable(tenant, false, reason.checked());
    }

    @PostMapping("/api/v1/tenants/{tenant}/enable")
    @Access(Permission.TENANT_MANAGE)
    @Operation(operationId = "enableTenant", summary = "Let its people log in again")
    TenantView enable(@PathVariable String tenant, @RequestBody UserController.Reason reason) {
        return tenants.enable(tenant, true, reason.checked());
    }
}
