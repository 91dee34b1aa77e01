package io.worklog.server.project;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What callers say about a project, checked all at once. */
final class ProjectInput {
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,15}");

    private ProjectInput() {}

    /**
     * What a new project needs.
     *
     * @param name 1 to 200 characters
     * @param key 2 to 16 capital letters and digits; may be left out
     * @param description at most 2,000 characters
     * @param visibility who may read it without being a member; members only unless said
     */
    record NewProject(
            String name,
            @Nullable String key,
            @Nullable String description,
            @Nullable Visibility visibility) {}

    /** What to change; what is left out stays. An empty key takes the key away. */
    record ProjectChange(
            @Nullable String name,
            @Nullable String key,
            @Nullable String description,
            @Nullable Visibility visibility) {}

    /** Why something is done; some projects and steps need it. */
    record WhyBody(@Nullable String reason) {}

    static void check(@Nullable String name, @Nullable String key, @Nullable String description) {
        List<Problem.Place> faults = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > MAX_NAME) {
            faults.add(new Problem.Place("/name", "must be 1 to " + MAX_NAME + " characters"));
        }
        if (key != null && !KEY.matcher(key).matches()) {
            faults.add(new Problem.Place("/key", "must be 2 to 16 capital letters A-Z and digits"));
        }
        if (description != null && description.length() > MAX_DESCRIPTION) {
            faults.add(
                    new Problem.Place(
                            "/description", "must be at most " + MAX_DESCRIPTION + " characters"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** A reason that must be there. */
    static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.invalid("/reason", "is needed for this");
        }
        return reason;
    }
}
