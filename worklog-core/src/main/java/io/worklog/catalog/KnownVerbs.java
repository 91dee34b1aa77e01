package io.worklog.catalog;

import io.worklog.event.Verb;
import java.util.HashMap;
import java.util.Map;

/** The verb that the last word of a type's name tells. */
final class KnownVerbs {
    private static final Map<String, Verb> WORDS = words();

    private KnownVerbs() {}

    /** The verb behind a name, {@code OTHER} where the name does not tell. */
    static Verb of(String typeName) {
        String part = after(typeName, '.');
        Verb whole = WORDS.get(part);
        if (whole != null) {
            return whole;
        }
        String word = after(part.replace('_', '-'), '-');
        return WORDS.getOrDefault(word, Verb.OTHER);
    }

    private static String after(String text, char separator) {
        return text.substring(text.lastIndexOf(separator) + 1);
    }

    private static Map<String, Verb> words() {
        Map<String, Verb> words = new HashMap<>();
        put(words, Verb.CREATE, "create created add added register registered insert inserted");
        put(words, Verb.READ, "read view viewed access accessed get download downloaded");
        put(words, Verb.UPDATE, "update updated change changed edit edited modify modified");
        put(words, Verb.UPDATE, "rename renamed move moved rotate rotated");
        put(words, Verb.DELETE, "delete deleted remove removed purge purged erase erased");
        put(words, Verb.EXPORT, "export exported");
        put(words, Verb.LOGIN, "login logged-in logged_in signin signed-in signed_in");
        put(words, Verb.APPROVE, "approve approved");
        put(words, Verb.EXECUTE, "execute executed run start started stop stopped");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Verb> words, Verb verb, String spaced) {
        for (String word : spaced.split(" ")) {
            words.put(word, verb);
        }
    }
}
