package io.worklog.spring.source.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of a query or a form (URL Standard, section 5: application/x-www-form-urlencoded). */
final class UrlEncoded {
    /** Stands for a name that cannot be decoded; it counts as secret, since nobody can say. */
    static final String UNREADABLE = "unreadable-secret";

    private UrlEncoded() {}

    static Map<String, String[]> fields(@Nullable String encoded) {
        Map<String, String[]> fields = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            add(fields, decoded(name), decoded(value));
        }
        return fields;
    }

    private static void add(
            Map<String, String[]> fields, @Nullable String name, @Nullable String value) {
        boolean readable = name != null && value != null;
        String key = readable ? name : UNREADABLE;
        String[] one = {readable ? value : ""};
        fields.merge(key, one, UrlEncoded::joined);
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Parameters without those of the query, which stand before the others of the same name. */
    static Map<String, String[]> without(Map<String, String[]> parameters, @Nullable String query) {
        Map<String, String[]> asked = fields(query);
        Map<String, String[]> rest = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            int first = asked.getOrDefault(name, new String[0]).length;
            if (values.length > first) {
                rest.put(name, Arrays.copyOfRange(values, first, values.length));
            }
        });
        return rest;
    }
}
