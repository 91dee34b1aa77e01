package io.worklog.spring.sentence;

/** Counts the labels that events went without because a dictionary threw. A bean; thread-safe. */
@FunctionalInterface
public interface LabelFailures {
    /** How many, since the application started. */
    long count();
}
