package io.worklog.server.evidence;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be uploaded to a project.
 *
 * @param maxBytes largest file
 * @param allowedTypes types by content, such as {@code image/*}; everything not denied if empty
 * @param deniedTypes types that may not, whatever is allowed
 */
record EvidenceLimits(long maxBytes, List<String> allowedTypes, List<String> deniedTypes) {
    private static final int MOST_TYPES = 100;
    private static final String TYPE = "[a-z0-9][a-z0-9.+-]{0,60}/([a-z0-9][a-z0-9.+-]{0,99}|\\*)";

    EvidenceLimits {
        allowedTypes = List.copyOf(allowedTypes);
        deniedTypes = List.copyOf(deniedTypes);
    }

    /** Refuses limits that are none. */
    EvidenceLimits checked(long serverMost) {
        List<Problem.Place> places = new ArrayList<>();
        if (maxBytes < 1 || maxBytes > serverMost) {
            places.add(new Problem.Place("/maxBytes", "must be 1 to " + serverMost));
        }
        check("/allowedTypes", allowedTypes, places);
        check("/deniedTypes", deniedTypes, places);
        if (!places.isEmpty()) {
            throw Problem.invalid(places);
        }
        return this;
    }

    private static void check(String where, List<String> types, List<Problem.Place> places) {
        if (types.size() > MOST_TYPES) {
            places.add(new Problem.Place(where, "must have at most " + MOST_TYPES + " types"));
        }
        for (int at = 0; at < types.size(); at++) {
            if (!types.get(at).matches(TYPE)) {
                places.add(new Problem.Place(where + "/" + at, "must be as image/png or image/*"));
            }
        }
    }

    /** Why a type may not be uploaded; empty where it may. */
    Optional<String> refusal(String type) {
        if (deniedTypes.stream().anyMatch(rule -> ContentTypes.fits(type, rule))) {
            return Optional.of("content of the type " + type + " is denied here");
        }
        boolean allowed =
                allowedTypes.isEmpty()
                        || allowedTypes.stream().anyMatch(rule -> ContentTypes.fits(type, rule));
        return allowed
                ? Optional.empty()
                : Optional.of("content of the type " + type + " is not among those allowed here");
    }
}
