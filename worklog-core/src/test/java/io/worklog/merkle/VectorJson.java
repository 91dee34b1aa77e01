package io.worklog.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small JSON reader for test vectors: unsigned numbers, and trust in the file's shape. */
final class VectorJson {
    static final Object NULL = new Object();

    private final String text;
    private int at;

    VectorJson(byte[] bytes) {
        text = new String(bytes, StandardCharsets.UTF_8);
    }

    Object read() {
        skipSpace();
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (!ended('}')) {
            String name = string();
            skipSpace();
            at++;
            members.put(name, read());
        }
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        at++;
        while (!ended(']')) {
            elements.add(read());
        }
        return elements;
    }

    /** Passes over a comma, or over the closing bracket and says so. */
    private boolean ended(char close) {
        skipSpace();
        if (text.charAt(at) == ',') {
            at++;
            skipSpace();
        }
        if (text.charAt(at) != close) {
            return false;
        }
        at++;
        return true;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (text.charAt(at) != '"') {
            string.append(text.charAt(at) == '\\' ? escape() : text.charAt(at++));
        }
        at++;
        return string.toString();
    }

    private char escape() {
        char c = text.charAt(at + 1);
        at += 2;
        if (c != 'u') {
            int place = "nrtbf".indexOf(c);
            return place < 0 ? c : "\n\r\t\b\f".charAt(place);
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Object word(String word, Object value) {
        at += word.length();
        return value;
    }

    private Long number() {
        int start = at;
        while (at < text.length() && "0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Long.parseUnsignedLong(text, start, at, 10);
    }

    private void skipSpace() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
