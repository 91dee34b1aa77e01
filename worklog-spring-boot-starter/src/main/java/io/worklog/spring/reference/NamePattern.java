package io.worklog.spring.reference;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The paths of changes that a declared property name covers, as a regular expression of ECMA 262:
 * the same paths that {@link io.worklog.catalog.EventType#secret} means.
 */
final class NamePattern {
    private static final String IDENTITIES = "(\\[[^\\]]*\\])*";
    private static final String SPECIAL = "\\^$.|?*+()[]{}/-";

    private NamePattern() {}

    static String of(String name) {
        if (name.indexOf('.') < 0) {
            String step = quoted(name);
            return "(^|[.\\]])" + step + "($|[.\\[])|\\[" + step + "\\]";
        }
        String steps =
                Arrays.stream(name.split("\\."))
                        .map(NamePattern::quoted)
                        .collect(Collectors.joining(IDENTITIES + "\\."));
        return "^" + IDENTITIES + steps + "($|[.\\[])";
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder();
        for (char c : name.toCharArray()) {
            quoted.append(SPECIAL.indexOf(c) < 0 || c == '-' || c == '/' ? "" : "\\").append(c);
        }
        return quoted.toString();
    }
}
