package io.worklog.server.access;

import io.worklog.event.Actor;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as proven by what came with the request.
 *
 * @param tenant the tenant the person belongs to; nothing of another tenant is ever visible
 * @param userId the person
 * @param name the person's name at this moment
 * @param via what they proved it with
 * @param role the duty they have in running the system, if any
 * @param grant what the credential may be used for
 */
public record Caller(
        String tenant,
        String userId,
        String name,
        Via via,
        @Nullable SystemRole role,
        Grant grant) {

    /** What somebody proved who they are with. */
    public enum Via {
        /** A login in a browser. */
        SESSION,
        /** An API key. */
        KEY,
        /** A token of an OIDC issuer. */
        TOKEN
    }

    public Caller {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(via, "via");
        Objects.requireNonNull(grant, "grant");
    }

    /** What the person may do apart from their memberships, as far as the credential allows it. */
    public Set<Permission> permissions() {
        Set<Permission> may = EnumSet.copyOf(SystemRole.everybody());
        if (role != null) {
            may.remove(Permission.PROJECT_CREATE);
            may.addAll(role.permissions());
        }
        if (!Tenants.FIRST.equals(tenant)) {
            may.remove(Permission.TENANT_MANAGE);
        }
        may.retainAll(grant.permissions());
        return may;
    }

    /** The same person with a credential that allows everything they may. */
    Caller withEverything() {
        return new Caller(tenant, userId, name, via, role, Grant.everything(grant.id()));
    }

    /** The person as the actor of events. */
    public Actor actor() {
        return Actor.user(userId, name);
    }
}
