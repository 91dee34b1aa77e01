package io.worklog.server.access;

/** What is said of tenants by name. */
public final class Tenants {
    /** The tenant that is there from the start; its administrators make the others. */
    public static final String FIRST = "default";

    private Tenants() {}
}
