package io.worklog.spring.context;

/** Hears that a part of a caller's context could not be found out. MUST be quick, MUST NOT throw. */
@FunctionalInterface
interface ContextFailures {
    /** What is missing in the event. */
    enum Part {
        ACTOR,
        TENANT,
        TRACE
    }

    /**
     * An event is recorded without a part that a source was there for.
     *
     * @param source which source failed
     * @param why without content
     */
    void missing(Part part, String source, String why);
}
