package io.worklog.spring.context;

/** One way of finding out who acts on the calling thread. Thread-safe. */
interface ActorSource {
    /** What it is called in the start line. */
    String name();

    /** Whether it can know anybody in this application. */
    boolean inUse();

    /** Who acts; whatever it throws counts as a failure to say. */
    Answer ask();
}
