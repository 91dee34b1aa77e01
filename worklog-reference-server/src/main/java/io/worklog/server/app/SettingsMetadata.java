package io.worklog.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every setting of the worklog, as the jars describe it.
 *
 * @param settings all of them, by name
 */
record SettingsMetadata(List<Setting> settings) {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "worklog.";

    /**
     * A setting.
     *
     * @param name its name
     * @param type its Java type
     * @param description what it means
     * @param standard its value unless set; null where there is none
     */
    record Setting(String name, String type, String description, @Nullable String standard) {
        /** Whether it stands for all settings whose names begin with its own. */
        boolean open() {
            return type.startsWith("java.util.Map") || type.startsWith("java.util.List");
        }

        /** Its name as every way to write it comes down to. */
        String plain() {
            return SettingsMetadata.plain(name);
        }
    }

    SettingsMetadata {
        settings = List.copyOf(settings);
    }

    static SettingsMetadata load() {
        List<Setting> found = new ArrayList<>();
        try {
            ClassLoader loader = SettingsMetadata.class.getClassLoader();
            for (URL file : Collections.list(loader.getResources(FILE))) {
                read(file, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(java.util.Comparator.comparing(Setting::name));
        return new SettingsMetadata(found);
    }

    private static void read(URL file, List<Setting> found) throws IOException {
        try (InputStream in = file.openStream()) {
            for (JsonNode each : JsonMapper.shared().readTree(in).path("properties")) {
                if (each.path("name").asString().startsWith(OURS)) {
                    found.add(
                            new Setting(
                                    each.path("name").asString(),
                                    each.path("type").asString(),
                                    each.path("description").asString(""),
                                    standard(each.path("defaultValue"))));
                }
            }
        }
    }

    private static @Nullable String standard(JsonNode value) {
        if (value.isMissingNode()) {
            return null;
        }
        return value.isArray()
                ? String.join(",", value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }

    /** A name without what may be written in several ways. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }
}
