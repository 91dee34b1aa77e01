package io.worklog.spring.context;

/** Counts events that lack a part of their caller's context. MUST be quick. */
@FunctionalInterface
interface FailureCounter {
    /** One more event without that part. */
    void count(ContextFailures.Part part);
}
