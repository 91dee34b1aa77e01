package io.worklog.spring.context;

import io.worklog.event.Actor;

/** What a source of actors says about the calling thread. */
sealed interface Answer {
    /** Nobody is known here: the next source is asked. */
    Answer NOT_HERE = new NotHere();

    /** Nobody is known here. */
    record NotHere() implements Answer {}

    /**
     * Somebody acts.
     *
     * @param actor who
     */
    record Found(Actor actor) implements Answer {}

    /**
     * Somebody acts, in a form that cannot be read: a later source may know, but the system itself
     * it was not.
     *
     * @param why what the host can do, without content
     */
    record Unreadable(String why) implements Answer {}

    /**
     * Somebody acts, and the source failed to say who: no other source is asked.
     *
     * @param why what the host can do, without content
     */
    record Failed(String why) implements Answer {}
}
