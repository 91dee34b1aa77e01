package io.worklog.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The small rules of C2SP signed-note: names, text, base64 and UTF-8 in one spelling only. */
final class NoteSyntax {
    private static final int NEXT_LINE = 0x85;

    private NoteSyntax() {}

    /** Refuses a key name that is empty or has a space, a plus, a control or half a character. */
    static String checkName(String name) {
        boolean fits =
                !name.isEmpty()
                        && isWellFormed(name)
                        && name.codePoints().allMatch(NoteSyntax::fitsName);
        if (!fits) {
            throw new IllegalArgumentException(
                    "a key name is not empty and has no spaces, plus or control characters");
        }
        return name;
    }

    private static boolean fitsName(int c) {
        return c != '+'
                && c != NEXT_LINE
                && c >= ' '
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c);
    }

    /** Refuses a text that does not end in a newline or has another control character. */
    static String checkText(String text) {
        boolean fits =
                text.endsWith("\n")
                        && isWellFormed(text)
                        && text.chars().allMatch(c -> c >= ' ' || c == '\n');
        if (!fits) {
            throw new IllegalArgumentException(
                    "a note's text ends in a newline and has no other control characters");
        }
        return text;
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Decodes UTF-8 and refuses any repair. */
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a note is valid UTF-8", e);
        }
    }

    /** Decodes standard base64 in the one spelling an encoder would write. */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("base64 with spare bits or without its padding");
        }
        return bytes;
    }
}
