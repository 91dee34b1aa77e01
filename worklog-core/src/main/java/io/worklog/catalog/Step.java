package io.worklog.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of the path of a change: a property, or in brackets the identity of an element. Within
 * brackets a backslash stands before a bracket or a backslash.
 */
record Step(String name, boolean bracketed) {
    static List<Step> of(String path) {
        List<Step> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean bracketed = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean ends = bracketed ? c == ']' : c == '.' || c == '[';
            if (bracketed && c == '\\' && i + 1 < path.length()) {
                i++;
                name.append(path.charAt(i));
            } else if (ends) {
                end(name, bracketed, steps);
                bracketed = c == '[';
            } else {
                name.append(c);
            }
        }
        end(name, bracketed, steps);
        return steps;
    }

    private static void end(StringBuilder name, boolean bracketed, List<Step> steps) {
        if (!name.isEmpty() || bracketed) {
            steps.add(new Step(name.toString(), bracketed));
        }
        name.setLength(0);
    }
}
