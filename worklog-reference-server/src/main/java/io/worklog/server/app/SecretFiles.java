package io.worklog.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Secrets by file: a setting of the worklog whose name ends in {@code _FILE} names a file whose
 * content, without the line end, is the value of the setting without that ending. Setting both is an
 * error: nobody could say which counts.
 */
final class SecretFiles {
    private static final String ENDING = "_FILE";
    private static final String ENVIRONMENT =
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private SecretFiles() {}

    static void read(ConfigurableEnvironment environment) {
        List<Refusal> refusals = new ArrayList<>();
        List<PropertySource<?>> sources =
                environment.getPropertySources().stream().<PropertySource<?>>map(s -> s).toList();
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                Map<String, Object> values = values(listed, environment, refusals);
                if (!values.isEmpty()) {
                    environment
                            .getPropertySources()
                            .addBefore(source.getName(), of(source, values));
                }
            }
        }
        if (!refusals.isEmpty()) {
            throw new RefusedStartException(refusals);
        }
    }

    /** Names of environment variables stand for settings only in a source of that kind. */
    private static PropertySource<?> of(PropertySource<?> source, Map<String, Object> values) {
        return source.getName().equals(ENVIRONMENT)
                ? new SystemEnvironmentPropertySource("files-" + ENVIRONMENT, values)
                : new MapPropertySource("files-" + source.getName(), values);
    }

    private static Map<String, Object> values(
            EnumerablePropertySource<?> source,
            ConfigurableEnvironment environment,
            List<Refusal> refusals) {
        Map<String, Object> values = new HashMap<>();
        for (String name : source.getPropertyNames()) {
            if (!isSecret(name)) {
                continue;
            }
            String setting = name.substring(0, name.length() - ENDING.length());
            if (environment.containsProperty(setting)) {
                refusals.add(
                        new Refusal(setting, "is set, and so is " + name, "keep one of the two"));
                continue;
            }
            try {
                Path file = Path.of(String.valueOf(environment.getProperty(name)));
                values.put(setting, Files.readString(file).stripTrailing());
            } catch (IOException e) {
                refusals.add(
                        new Refusal(name, "names a file that cannot be read", "correct the path"));
            }
        }
        return values;
    }

    private static boolean isSecret(String name) {
        return name.endsWith(ENDING)
                && (name.startsWith("WORKLOG_") || name.startsWith("worklog."));
    }
}
