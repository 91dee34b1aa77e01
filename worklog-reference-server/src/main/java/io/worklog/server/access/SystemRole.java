package io.worklog.server.access;

import static io.worklog.server.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * A duty in running the system, 三员分立: a person has at most one, so that whoever manages people
 * can neither read their records nor erase, and whoever audits can change nothing.
 */
public enum SystemRole {
    /** 系统管理员: people, settings and operation; reads no record and erases nothing. */
    ADMINISTRATOR(
            "系统管理员", EnumSet.of(USER_MANAGE, SETTINGS_MANAGE, TENANT_MANAGE, OPERATIONS_READ)),
    /** 安全管理员: roles, erasure, holds and retention, always asked for by somebody else. */
    SECURITY_OFFICER("安全管理员", EnumSet.of(ROLE_MANAGE, PRIVACY_DECIDE)),
    /** 安全审计员: reads every log and record of the tenant and changes nothing. */
    AUDITOR(
            "安全审计员",
            EnumSet.of(
                    SYSTEM_LOG_READ,
                    OPERATIONS_READ,
                    PROJECT_READ,
                    RECORD_READ,
                    EVIDENCE_READ,
                    EVENT_READ,
                    LOG_VERIFY,
                    EXPORT));

    private final String label;

    /** Never handed out, only copied. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    SystemRole(String label, Set<Permission> permissions) {
        this.label = label;
        this.permissions = permissions;
    }

    /** What it is called in Chinese. */
    public String label() {
        return label;
    }

    /** What the role allows beside what everybody may; those of projects hold in every project. */
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }

    /** What everybody who is logged in may. The holder of a role may not create projects. */
    public static Set<Permission> everybody() {
        return EnumSet.of(SELF, USER_READ, PROJECT_CREATE);
    }
}
