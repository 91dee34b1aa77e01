package io.worklog.server.privacy;

import java.util.List;

/**
 * What an erasure would remove or has removed, and what stays.
 *
 * @param person who
 * @param logs for each log with something about the person
 * @param domain for each part of the server that keeps personal data in tables of its own
 * @param stays what always stays, in words
 */
record ErasureReport(String person, List<InLog> logs, List<InDomain> domain, List<String> stays) {
    /** What no erasure of values can remove. */
    static final List<String> ALWAYS =
            List.of(
                    "identifiers of people, targets and types in sealed entries: proofs need them",
                    "public fields of sealed entries, such as reasons and public changes",
                    "copies that left the server: bundles, exports, feeds, backups");

    ErasureReport {
        logs = List.copyOf(logs);
        domain = List.copyOf(domain);
        stays = List.copyOf(stays);
    }

    /**
     * One log.
     *
     * @param log the project's identifier, or {@code system}
     * @param entries entries with values to remove
     * @param values values
     * @param files files
     * @param heldBy cases that forbid it: nothing of this log was removed
     */
    record InLog(String log, long entries, long values, long files, List<String> heldBy) {
        InLog {
            heldBy = List.copyOf(heldBy);
        }

        boolean isEmpty() {
            return entries == 0 && files == 0 && heldBy.isEmpty();
        }
    }

    /**
     * One part of the server.
     *
     * @param kind what it keeps
     * @param erased how many things go
     * @param kept how many stay
     * @param why why they stay
     */
    record InDomain(String kind, long erased, long kept, String why) {}
}
