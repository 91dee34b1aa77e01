package io.worklog.server.ops;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /status} says.
 *
 * @param version of the server
 * @param mode development or production
 * @param roles what this process does
 * @param phase where it is in its life
 * @param readable whether requests that read are answered
 * @param writable whether requests that record are answered
 * @param degraded why something does not work or is not as it should be
 * @param schema how many migrations of the domain database are missing; null while not known
 * @param relayLag events that are committed and not yet in their log
 * @param requests being answered now
 * @param startedAt when the process began
 * @param java what it runs on
 */
record Status(
        String version,
        String mode,
        List<String> roles,
        String phase,
        boolean readable,
        boolean writable,
        List<String> degraded,
        @Nullable Integer schema,
        long relayLag,
        int requests,
        Instant startedAt,
        String java) {}
