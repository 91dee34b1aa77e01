package io.worklog.server.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server is.
 *
 * @param version of the server
 * @param mode development or production
 * @param phase where it is in its life
 * @param readable whether requests that read are answered
 * @param writable whether requests that record are answered
 * @param server what only those who run the server may know, the people of the first tenant
 */
record HealthView(
        String version,
        String mode,
        String phase,
        boolean readable,
        boolean writable,
        @Nullable ServerView server) {

    /**
     * The server as a whole.
     *
     * @param roles what this process does
     * @param parts what was looked at
     * @param pendingMigrations migrations of the domain database that are missing; null while not
     *     known
     * @param relayLag events that are committed and not yet in their log
     * @param requests being answered now
     * @param startedAt when the process began
     * @param java what it runs on
     * @param diskTotal size of the disk of the data folder; null where that is not known
     * @param diskFree bytes that are free on it
     */
    record ServerView(
            List<String> roles,
            List<PartView> parts,
            @Nullable Integer pendingMigrations,
            long relayLag,
            int requests,
            Instant startedAt,
            String java,
            @Nullable Long diskTotal,
            @Nullable Long diskFree) {
        ServerView {
            roles = List.copyOf(roles);
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part.
     *
     * @param part its name
     * @param readable whether requests that only read can be answered
     * @param writable whether requests that record can be answered
     * @param problem what is wrong; null where nothing is
     * @param weaknesses what is not as it should be although everything works
     */
    record PartView(
            String part,
            boolean readable,
            boolean writable,
            @Nullable String problem,
            List<String> weaknesses) {
        PartView {
            weaknesses = List.copyOf(weaknesses);
        }

        static PartView of(Finding found) {
            return new PartView(
                    found.part(),
                    found.readable(),
                    found.writable(),
                    found.problem(),
                    found.weaknesses());
        }
    }
}
