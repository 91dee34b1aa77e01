package io.worklog.spring.logged;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes any text one that an event can hold. Text of people is kept as it is, whatever it looks
 * like: line breaks, control characters and markup are data. Only U+0000 and lone surrogates, which
 * no event may hold, are written as {@code \\u0000}; and an id that is too long, which must not be
 * cut silently, ends in a digest of the whole, so that the same id gives the same text.
 */
final class SafeText {
    private static final int DIGEST_BYTES = 16;

    private SafeText() {}

    /** The text with what no event may hold written out. */
    static String of(String text, String field, Notes notes) {
        int defect = defect(text, 0);
        if (defect < 0) {
            return text;
        }
        notes.escaped(field);
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int from = 0;
        while (defect >= 0) {
            safe.append(text, from, defect);
            safe.append(String.format("\\u%04x", (int) text.charAt(defect)));
            from = defect + 1;
            defect = defect(text, from);
        }
        return safe.append(text, from, text.length()).toString();
    }

    /** The text as an id of at most so many characters. */
    static String id(String text, int most, String field, Notes notes) {
        String safe = of(text, field, notes);
        if (safe.length() <= most || safe.codePointCount(0, safe.length()) <= most) {
            return safe;
        }
        notes.shortened(field);
        String mark = "~sha256:" + digest(safe);
        int kept = safe.offsetByCodePoints(0, most - mark.length());
        return safe.substring(0, kept) + mark;
    }

    private static int defect(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0 && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
