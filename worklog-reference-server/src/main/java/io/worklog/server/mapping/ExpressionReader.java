package io.worklog.server.mapping;

import io.worklog.codec.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of a mapping file into {@link Expression}s. */
final class ExpressionReader {
    private static final int SHORT_DIGEST = 16;

    private ExpressionReader() {}

    /**
     * The expression that a value of a mapping file spells.
     *
     * @param place where it stands, for messages
     */
    static Expression read(JsonValue value, String place) {
        String text = JsonParts.string(value);
        if (text != null) {
            return ofText(text, place);
        }
        if (JsonParts.isArray(value)) {
            return first(JsonParts.elements(value), place);
        }
        Map<String, JsonValue> parts = JsonParts.members(value);
        if (parts.containsKey("when")) {
            MappingShape.only(parts, place, "when");
            return rules(MappingShape.required(parts, "when", place), place + "/when");
        }
        if (parts.containsKey("of")) {
            return steps(parts, place);
        }
        if (parts.containsKey("join")) {
            MappingShape.only(parts, place, "join");
            return joined(MappingShape.required(parts, "join", place), place + "/join");
        }
        if (parts.containsKey("json")) {
            MappingShape.only(parts, place, "json");
            return json(MappingShape.required(parts, "json", place), place + "/json");
        }
        throw new MappingFileException(
                place
                        + ": write \"/pointer\", \"=text\", a template with {…}, a list of these,"
                        + " {\"of\": …}, {\"when\": …}, {\"join\": …} or {\"json\": …}");
    }

    private static Expression ofText(String text, String place) {
        if (text.startsWith("=")) {
            return constant(text.substring(1));
        }
        if (text.indexOf('{') >= 0) {
            return template(text, place);
        }
        return special(text, place);
    }

    private static Expression special(String text, String place) {
        if (Pointer.looksLike(text)) {
            return Pointer.of(text);
        }
        return switch (text) {
            case "#line" -> Scope::digest;
            case "#line16" -> scope -> scope.digest().substring(0, SHORT_DIGEST);
            case "#mapping" -> Scope::mapping;
            default ->
                    throw new MappingFileException(
                            place
                                    + ": \""
                                    + text
                                    + "\" is neither a pointer (/a/b, ./a) nor #line,"
                                    + " #line16 or #mapping; write \"="
                                    + text
                                    + "\" for the text itself");
        };
    }

    private static Expression constant(String text) {
        return scope -> text;
    }

    private static Expression template(String text, String place) {
        List<Expression> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? text.length() : open;
            if (end > at) {
                parts.add(constant(text.substring(at, end)));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new MappingFileException(place + ": \"{\" without \"}\"");
            }
            parts.add(alternatives(text.substring(open + 1, close), place));
            at = close + 1;
        }
        return new Template(parts);
    }

    private static Expression alternatives(String inner, String place) {
        List<Expression> choices = new ArrayList<>();
        for (String choice : inner.split("\\|", -1)) {
            choices.add(choice.isEmpty() ? constant("") : ofText(choice, place));
        }
        return firstOf(choices);
    }

    private static Expression first(List<JsonValue> values, String place) {
        List<Expression> choices = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            choices.add(read(values.get(i), place + "/" + i));
        }
        return firstOf(choices);
    }

    private static Expression joined(JsonValue value, String place) {
        List<Expression> parts = new ArrayList<>();
        for (JsonValue part : JsonParts.elements(value)) {
            parts.add(read(part, place + "/" + parts.size()));
        }
        return new Template(parts);
    }

    private static Expression json(JsonValue value, String place) {
        String text = JsonParts.string(value);
        if (text == null || !Pointer.looksLike(text)) {
            throw new MappingFileException(place + ": write a pointer such as /request");
        }
        Pointer pointer = Pointer.of(text);
        return scope -> JsonParts.json(pointer.all(scope));
    }

    private static Expression firstOf(List<Expression> choices) {
        List<Expression> kept = List.copyOf(choices);
        return scope -> {
            for (Expression choice : kept) {
                String text = choice.read(scope);
                if (text != null) {
                    return text;
                }
            }
            return null;
        };
    }

    private static Expression steps(Map<String, JsonValue> parts, String place) {
        MappingShape.only(parts, place, "of", "take", "map", "else");
        Expression of = read(MappingShape.required(parts, "of", place), place + "/of");
        List<UnaryOperator<String>> steps = new ArrayList<>();
        for (String name : MappingShape.texts(parts.get("take"), place + "/take")) {
            steps.add(Take.step(name, place + "/take"));
        }
        Map<String, String> map = MappingShape.textMap(parts.get("map"), place + "/map");
        Expression otherwise =
                parts.containsKey("else")
                        ? read(MappingShape.required(parts, "else", place), place + "/else")
                        : scope -> null;
        return scope -> {
            String text = apply(steps, map, of.read(scope));
            return text == null ? otherwise.read(scope) : text;
        };
    }

    private static @Nullable String apply(
            List<UnaryOperator<String>> steps, Map<String, String> map, @Nullable String text) {
        String now = text;
        for (UnaryOperator<String> step : steps) {
            now = now == null ? null : step.apply(now);
        }
        if (now == null || now.isEmpty()) {
            return null;
        }
        return map.isEmpty() ? now : map.get(now);
    }

    private static Expression rules(JsonValue value, String place) {
        List<Rule> rules = new ArrayList<>();
        List<JsonValue> values = JsonParts.elements(value);
        for (int i = 0; i < values.size(); i++) {
            rules.add(rule(JsonParts.members(values.get(i)), place + "/" + i));
        }
        List<Rule> kept = List.copyOf(rules);
        return scope -> {
            for (Rule rule : kept) {
                if (rule.holds(scope)) {
                    return rule.is().read(scope);
                }
            }
            return null;
        };
    }

    private static Rule rule(Map<String, JsonValue> parts, String place) {
        MappingShape.only(parts, place, "if", "matches", "anyOf", "atLeast", "absent", "is");
        JsonValue subject = parts.get("if");
        String regex = MappingShape.text(parts.get("matches"), place + "/matches");
        String least = MappingShape.text(parts.get("atLeast"), place + "/atLeast");
        Pattern matches = regex == null ? null : Take.pattern(regex, place + "/matches");
        Set<String> anyOf =
                parts.containsKey("anyOf")
                        ? new HashSet<>(MappingShape.texts(parts.get("anyOf"), place + "/anyOf"))
                        : null;
        return new Rule(
                subject == null ? null : read(subject, place + "/if"),
                matches,
                anyOf,
                least == null ? null : number(least, place),
                "true".equals(MappingShape.text(parts.get("absent"), place + "/absent")),
                read(MappingShape.required(parts, "is", place), place + "/is"));
    }

    private static BigDecimal number(String text, String place) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new MappingFileException(place + "/atLeast: \"" + text + "\" is no number", e);
        }
    }
}
