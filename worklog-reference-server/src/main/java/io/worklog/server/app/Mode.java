package io.worklog.server.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a server is started for. */
enum Mode {
    /** To try and to develop with: readable lines, keys made as needed, nothing refused. */
    DEVELOPMENT,
    /** For real use: lines in JSON of the Elastic Common Schema, and nothing that is for trying. */
    PRODUCTION;

    /** What is set in this mode unless an operator says otherwise. */
    Map<String, Object> defaults() {
        return switch (this) {
            case DEVELOPMENT ->
                    Map.of(
                            "worklog.server.mode",
                            "development",
                            "logging.level.io.worklog.server.access-log",
                            "warn");
            case PRODUCTION ->
                    Map.of(
                            "worklog.server.mode",
                            "production",
                            "logging.structured.format.console",
                            "ecs",
                            "worklog.server.management.drain-delay",
                            "5s");
        };
    }

    static Mode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new RefusedStartException(
                                List.of(
                                        new Refusal(
                                                "worklog.server.mode",
                                                "is \"" + text + "\"",
                                                "set it to development or production"))));
    }
}
