package io.worklog.server.access;

/**
 * What a part of the server keeps about people in tables of its own, beside the logs. A bean for
 * each such part, so that nobody is forgotten when a person is erased. Thread-safe.
 */
public interface PersonalData {
    /** What it is, as reports of an erasure name it: {@code records}, {@code profile}. */
    String kind();

    /** How many things about the person there are that would be erased. */
    long count(String tenant, String person);

    /**
     * Erases them, and may be called again after it failed in between. It does not look at legal
     * holds: whoever calls it does so before.
     *
     * @param ground why it must be done; for events, not for tables
     */
    Erased erase(String tenant, String person, String ground);

    /**
     * What became of it.
     *
     * @param erased how many things are gone
     * @param kept how many had to stay
     * @param why the reason they stay, without personal data; empty where none did
     */
    record Erased(long erased, long kept, String why) {}
}
