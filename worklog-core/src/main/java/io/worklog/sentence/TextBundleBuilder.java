package io.worklog.sentence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads properties files and checks all of them at once. Not thread-safe. */
public final class TextBundleBuilder {
    /** A key in one language, and the file that gave it. */
    private record Given(Locale language, String key) {}

    private final Map<Locale, Map<String, String>> texts = new HashMap<>();
    private final Map<Given, String> givenBy = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    TextBundleBuilder() {}

    /**
     * One more file. Several may be of one language; they MUST NOT give a key different texts.
     *
     * @param language of its texts, {@link Locale#ROOT} for those that stand for every other one
     * @param name says in faults which file it was
     * @param properties in the form of {@link java.util.Properties}, in UTF-8
     */
    public TextBundleBuilder add(Locale language, String name, byte[] properties) {
        Objects.requireNonNull(language, "language");
        texts.computeIfAbsent(language, of -> new HashMap<>());
        PropertiesFile file = PropertiesFile.read(properties);
        file.faults().forEach(fault -> faults.add(name + ": " + fault));
        file.texts().forEach((key, text) -> put(language, name, key, text));
        return this;
    }

    private void put(Locale language, String name, String key, String text) {
        ParsedText.of(text).faults().forEach(fault -> faults.add(name + ": " + key + ": " + fault));
        String before =
                texts.computeIfAbsent(language, of -> new HashMap<>()).putIfAbsent(key, text);
        Given given = new Given(language, key);
        if (before == null) {
            givenBy.put(given, name);
        } else if (!before.equals(text)) {
            faults.add(name + ": " + key + " has another text in " + givenBy.get(given));
        }
    }

    /**
     * The texts.
     *
     * @throws IllegalArgumentException naming every fault of every file
     */
    public TextBundle build() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("texts of events: " + String.join("; ", faults));
        }
        Map<Locale, Map<String, String>> copy = new HashMap<>();
        texts.forEach((language, of) -> copy.put(language, Map.copyOf(of)));
        return new TextBundle(copy);
    }
}
