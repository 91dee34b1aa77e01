package io.worklog.server.ops;

/** Where the process is in its life. */
enum Phase {
    /** Not yet there for anybody. */
    STARTING,
    /** Takes requests. */
    RUNNING,
    /** Says that it is not ready, and still takes requests until load balancers have seen it. */
    DRAINING,
    /** Refuses new requests and finishes those it has. */
    REFUSING
}
