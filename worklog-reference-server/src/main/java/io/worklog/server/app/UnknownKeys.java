package io.worklog.server.app;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/** Finds settings that mean nothing: most are typing errors, and what they meant is not set. */
final class UnknownKeys {
    private static final int NEAR = 4;

    private final List<SettingsMetadata.Setting> known;
    private final Set<String> plain;
    private final Set<String> open;

    UnknownKeys(SettingsMetadata metadata) {
        this.known = metadata.settings();
        this.plain =
                known.stream()
                        .map(SettingsMetadata.Setting::plain)
                        .collect(Collectors.toUnmodifiableSet());
        this.open =
                known.stream()
                        .filter(SettingsMetadata.Setting::open)
                        .map(SettingsMetadata.Setting::plain)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** A line for each, with what was probably meant. */
    List<String> in(ConfigurableEnvironment environment) {
        Set<String> lines = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    if (isOurs(name) && !isKnown(name)) {
                        lines.add(line(name));
                    }
                }
            }
        }
        return List.copyOf(lines);
    }

    /** Other programs of the worklog have variables of their own that do not begin like this. */
    private static boolean isOurs(String name) {
        return name.startsWith("worklog.") || name.startsWith("WORKLOG_SERVER_");
    }

    private boolean isKnown(String name) {
        String asked = SettingsMetadata.plain(name.replaceFirst("_FILE$", ""));
        return plain.contains(asked)
                || open.stream().anyMatch(asked::startsWith)
                || plain.contains(asked.replaceFirst("\\[\\d+]$|\\d+$", ""));
    }

    private String line(String name) {
        String asked = SettingsMetadata.plain(name);
        return known.stream()
                .min(Comparator.comparingInt(one -> distance(asked, one.plain())))
                .filter(one -> distance(asked, one.plain()) <= NEAR)
                .map(one -> name + " means nothing; did you mean " + one.name() + "?")
                .orElse(name + " means nothing");
    }

    /** Levenshtein's distance: letters to insert, delete or replace. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
