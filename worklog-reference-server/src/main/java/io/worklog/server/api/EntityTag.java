package io.worklog.server.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags of changeable things: {@code "v7"} of their version 7. */
public final class EntityTag {
    private static final Pattern TAG = Pattern.compile("\"v([0-9]{1,18})\"");

    private EntityTag() {}

    /** The value of the header {@code ETag}. */
    public static String of(long version) {
        return "\"v" + version + "\"";
    }

    /**
     * The version that the header {@code If-Match} names.
     *
     * @throws Problem if there is none, or it is not one that {@link #of} made
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw Problem.of(ApiProblem.PRECONDITION_REQUIRED, "If-Match is missing");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.of(ApiProblem.PRECONDITION_FAILED, "If-Match is not an ETag of this");
        }
        return Long.parseLong(tag.group(1));
    }

    /** What to throw where the version is another one. */
    public static Problem stale() {
        return Problem.of(ApiProblem.PRECONDITION_FAILED, "it has another version by now");
    }
}
