package io.worklog.server.mapping;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The steps that a mapping may apply to a text; each gives an empty text where nothing is left. */
final class Take {
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^\\s*(?:\\[[^\\]]{1,40}\\]\\s*)*([\\p{L}\\p{N}_-]{1,40})(?:\\([^)]*\\))?[:：]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}#][\\p{L}\\p{N}#_.-]*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern NO_SLUG = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern EDGES = Pattern.compile("^[._-]+|[._-]+$");

    private Take() {}

    /**
     * The step with the given name.
     *
     * @throws MappingFileException if there is none
     */
    static UnaryOperator<String> step(String name, String place) {
        return switch (name) {
            case "lower" -> text -> text.toLowerCase(Locale.ROOT);
            case "trim" -> String::strip;
            case "first-word" -> text -> group(WORD, text, 0);
            case "prefix" -> text -> group(PREFIX, text, 1);
            case "slug" -> Take::slug;
            case "first-line" -> text -> text.lines().findFirst().orElse("");
            default -> argument(name, place);
        };
    }

    private static UnaryOperator<String> argument(String name, String place) {
        int colon = name.indexOf(':');
        String rest = name.substring(colon + 1);
        return switch (colon < 0 ? "" : name.substring(0, colon)) {
            case "before" -> text -> before(text, rest);
            case "after-last" -> text -> afterLast(text, rest);
            case "match" -> matching(rest, place);
            default ->
                    throw new MappingFileException(
                            place
                                    + ": no step \""
                                    + name
                                    + "\"; use lower, trim, first-word, prefix, slug, first-line,"
                                    + " before:X, after-last:X or match:REGEX");
        };
    }

    private static UnaryOperator<String> matching(String regex, String place) {
        Pattern pattern = pattern(regex, place);
        return text -> {
            Matcher m = pattern.matcher(text);
            if (!m.find()) {
                return "";
            }
            String part = m.groupCount() > 0 ? m.group(1) : m.group();
            return part == null ? "" : part;
        };
    }

    /** A regular expression of a mapping. */
    static Pattern pattern(String regex, String place) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new MappingFileException(
                    place + ": \"" + regex + "\" is no regular expression: " + e.getDescription(),
                    e);
        }
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher m = pattern.matcher(text);
        return m.find() ? m.group(group) : "";
    }

    private static String before(String text, String end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String afterLast(String text, String start) {
        int at = text.lastIndexOf(start);
        return at < 0 ? text : text.substring(at + start.length());
    }

    /** Letters and digits in lower case, words joined by dashes: {@code GetObject} → get-object. */
    private static String slug(String text) {
        String humps = HUMP.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
        return EDGES.matcher(NO_SLUG.matcher(humps).replaceAll("-")).replaceAll("");
    }
}
