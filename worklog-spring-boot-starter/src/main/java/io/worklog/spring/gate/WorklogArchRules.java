package io.worklog.spring.gate;

/**
 * Rules for the ArchUnit tests of a host:
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchRule NOTHING_IS_FORGOTTEN =
 *         WorklogArchRules.everyMutatingEndpointIsLoggedOrExempt();
 * }</pre>
 */
public final class WorklogArchRules {
    private WorklogArchRules() {}

    /**
     * Every endpoint that may change something is recorded, or says why it is not.
     *
     * <p>An endpoint is a method of a controller that is mapped to POST, PUT, PATCH, DELETE or to
     * no HTTP method in particular, by an annotation of its own, of an interface or of a
     * superclass.
     * It is recorded if it has {@link io.worklog.spring.Logged}, or if it calls, through any number
     * of the imported classes, a method of a bean that has it, or {@code Recording.commit}, {@code
     * AuditLog.append} or {@code AuditLog.batch}. A call of an interface counts only if every
     * imported implementation records. It is exempt if it or its class has {@link
     * io.worklog.spring.NotLogged} with a reason.
     *
     * <p>{@code @Logged} does not count where no proxy sees the call: on a private, static or final
     * method, on a class that is no bean, or called on {@code this}. What cannot be looked into is
     * a violation, never passed over: routes of a {@code RouterFunction}, servlets, and exported
     * repositories. Events that listeners handle, and reflection, are not followed. That a call
     * stands behind a condition is not seen.
     *
     * <p>Import all classes of the application, without its tests.
     */
    public static EndpointRule everyMutatingEndpointIsLoggedOrExempt() {
        return EndpointRule.standard();
    }
}
