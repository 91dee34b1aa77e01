package io.worklog.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says in Chinese what the server says in English of one occurrence: details of problems, faults of
 * places, why a job came to nothing. The English is written where it is found out; {@code
 * phrases_zh.txt} has the same in Chinese, and a test finds what it lacks. What stands in a gap is
 * kept as it is, unless it is a phrase as a whole. Immutable, thread-safe.
 */
public final class Phrases {
    private static final Phrases CHINESE = read("phrases_zh.txt");

    private final Map<String, String> whole;
    private final List<GappedPhrase> gapped;

    private Phrases(Map<String, String> whole, List<GappedPhrase> gapped) {
        this.whole = Map.copyOf(whole);
        this.gapped = List.copyOf(gapped);
    }

    /** The phrase in the reader's language; as it is for who reads none but English, or unknown. */
    public static String told(String english, Locale reader) {
        return isChinese(reader) ? CHINESE.translated(english) : english;
    }

    /** As {@link #told}; null for null. */
    public static @Nullable String toldOrNull(@Nullable String english, Locale reader) {
        return english == null ? null : told(english, reader);
    }

    /** Whether somebody with that language is told things in Chinese, and else in English. */
    static boolean isChinese(Locale reader) {
        return Locale.CHINESE.getLanguage().equals(reader.getLanguage());
    }

    private String translated(String english) {
        String exact = whole.get(english);
        if (exact != null) {
            return exact;
        }
        for (GappedPhrase phrase : gapped) {
            List<String> values = phrase.match(english);
            if (values != null) {
                return phrase.fill(values.stream().map(this::gap).toList());
            }
        }
        return english;
    }

    private String gap(String value) {
        return whole.getOrDefault(value, value);
    }

    private static Phrases read(String name) {
        try (InputStream in = Phrases.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the server lacks its file " + name);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().iterator());
        } catch (IOException e) {
            throw new UncheckedIOException("the server's file " + name + " cannot be read", e);
        }
    }

    /** Lines by twos, English and then Chinese; empty ones and those that begin with # are none. */
    private static Phrases of(Iterator<String> lines) {
        Map<String, String> whole = new HashMap<>();
        List<GappedPhrase> gapped = new ArrayList<>();
        String english = null;
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (english == null) {
                english = line;
                continue;
            }
            if (GappedPhrase.hasGap(english)) {
                gapped.add(GappedPhrase.of(english, line));
            } else {
                whole.put(english, line);
            }
            english = null;
        }
        gapped.sort(Comparator.comparingInt(GappedPhrase::certainty).reversed());
        return new Phrases(whole, gapped);
    }
}
