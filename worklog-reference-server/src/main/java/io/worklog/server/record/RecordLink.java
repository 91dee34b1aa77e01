package io.worklog.server.record;

/**
 * What a record has to do with another one of its project.
 *
 * @param type how they belong together
 * @param record the other record
 */
public record RecordLink(Type type, String record) {
    /** How two records belong together. */
    public enum Type {
        /** They are about the same matter. */
        RELATES,
        /** This one goes on where the other ended. */
        FOLLOWS,
        /** This one puts right what the other said. */
        CORRECTS
    }
}
