package io.worklog.spring.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The names of properties in the path of a change, without the identities of list elements. */
final class PropertyPath {
    private static final Pattern IDENTITY = Pattern.compile("\\[(?:\\\\.|[^\\\\\\]])*+]");

    private PropertyPath() {}

    static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : plain(path).split("\\.")) {
            if (!step.isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    static String plain(String path) {
        return path.indexOf('[') < 0 ? path : IDENTITY.matcher(path).replaceAll("");
    }
}
