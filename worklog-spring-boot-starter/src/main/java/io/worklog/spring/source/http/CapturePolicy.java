package io.worklog.spring.source.http;

/** How much of a request is recorded. */
public enum CapturePolicy {
    /** Nothing. */
    NONE,
    /** Method, route, status, how long it took, who and from where. */
    METADATA,
    /** The same with the query and the request's body, without their secrets. */
    BODY
}
