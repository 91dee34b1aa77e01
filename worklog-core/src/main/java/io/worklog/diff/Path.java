package io.worklog.diff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where in a state a change is: {@code lines[sku-1].quantity}. A property, and a key of a map that
 * could be one, stands after a dot; another key and the identity of an element stand in brackets,
 * with a backslash before each bracket and backslash in them. {@code [#2]} is the place in a list
 * without identities, counted from 0 in the list as it is after; {@code [-#2]} is the place in the
 * list before, of an element that was removed; {@code []} is anywhere in a collection without
 * order.
 *
 * <p>A step in brackets of more than 64 characters is cut and followed by a tilde and the first 16
 * hex digits of its SHA-256, so that paths stay short and still tell elements apart.
 */
final class Path {
    private static final int MAX_BRACKETED = 64;
    private static final int DIGEST_BYTES = 8;

    private final @Nullable Path parent;
    private final String step;

    private Path(@Nullable Path parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    /** The whole state. */
    static final Path ROOT = new Path(null, "");

    boolean isRoot() {
        return parent == null;
    }

    Path property(String name) {
        return isIdentifier(name) ? new Path(this, isRoot() ? name : "." + name) : identity(name);
    }

    Path identity(String text) {
        return new Path(this, "[" + escaped(shortened(text)) + "]");
    }

    Path position(int index) {
        return new Path(this, "[#" + index + "]");
    }

    /** The place an element was removed from. */
    Path formerPosition(int index) {
        return new Path(this, "[-#" + index + "]");
    }

    Path anywhere() {
        return new Path(this, "[]");
    }

    /**
     * The path as it stands in a change; a state that is itself a value is called {@code value}.
     */
    String text() {
        if (parent == null) {
            return "value";
        }
        if (parent.isRoot()) {
            return step;
        }
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            text.append(step);
        }
    }

    private static boolean isIdentifier(String name) {
        return isPlain(name) || isUnicodeIdentifier(name);
    }

    /** Letters only, which need no table, as most names are. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            int letter = name.charAt(i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isUnicodeIdentifier(String name) {
        if (name.isEmpty() || !Character.isUnicodeIdentifierStart(name.codePointAt(0))) {
            return false;
        }
        int at = 0;
        while (at < name.length() && Character.isUnicodeIdentifierPart(name.codePointAt(at))) {
            at += Character.charCount(name.codePointAt(at));
        }
        return at == name.length();
    }

    private static String escaped(String text) {
        if (text.isEmpty()) {
            return "\"\"";
        }
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean special = c == '[' || c == ']' || c == '\\';
            if (special || (i == 0 && isSign(text))) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Whether it begins as what stands in brackets without being an identity or a key. */
    private static boolean isSign(String text) {
        return text.startsWith("#") || text.startsWith("-#") || text.startsWith("\"");
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_BRACKETED
                || text.codePointCount(0, text.length()) <= MAX_BRACKETED) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_BRACKETED)) + "~" + digest(text);
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
