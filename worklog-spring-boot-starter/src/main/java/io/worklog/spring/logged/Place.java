package io.worklog.spring.logged;

/** Where, seen from a transaction of the method, a call is watched. */
enum Place {
    /** Outside of everything else: the outcome includes access control and the commit. */
    OUTSIDE,
    /** Within the method's transaction: the event becomes part of it, or waits for its commit. */
    INSIDE
}
