package io.worklog.server.access;

import static io.worklog.server.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** What a member may do in a project; a member can have several. */
public enum ProjectRole {
    /** 负责人: settings, members and feeds; asks for erasure. */
    OWNER(
            "负责人",
            EnumSet.of(
                    PROJECT_READ,
                    PROJECT_MANAGE,
                    MEMBER_MANAGE,
                    RECORD_READ,
                    RECORD_COMMENT,
                    EVIDENCE_READ,
                    EVENT_READ,
                    LOG_VERIFY,
                    EXPORT,
                    FEED_MANAGE,
                    PRIVACY_REQUEST)),
    /** 记录人: writes work records and events. */
    RECORDER(
            "记录人",
            EnumSet.of(
                    PROJECT_READ,
                    RECORD_READ,
                    RECORD_WRITE,
                    RECORD_COMMENT,
                    EVIDENCE_READ,
                    EVIDENCE_WRITE,
                    EVENT_WRITE,
                    EVENT_READ)),
    /** 审批人: approves and returns. */
    APPROVER(
            "审批人",
            EnumSet.of(
                    PROJECT_READ,
                    RECORD_READ,
                    RECORD_COMMENT,
                    RECORD_APPROVE,
                    EVIDENCE_READ,
                    EVENT_READ)),
    /** 读者: reads. */
    READER("读者", EnumSet.of(PROJECT_READ, RECORD_READ, EVIDENCE_READ, EVENT_READ)),
    /** 审计员: reads, verifies and takes bundles away. */
    AUDITOR(
            "审计员",
            EnumSet.of(PROJECT_READ, RECORD_READ, EVIDENCE_READ, EVENT_READ, LOG_VERIFY, EXPORT));

    private final String label;

    /** Never handed out, only copied. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Permission> permissions;

    ProjectRole(String label, Set<Permission> permissions) {
        this.label = label;
        this.permissions = permissions;
    }

    /** What it is called in Chinese. */
    public String label() {
        return label;
    }

    /** What the role allows in its project. */
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }
}
