package io.worklog.server.evidence;

import io.worklog.server.api.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of files. What somebody called a file is kept as it is; wherever a name is shown or becomes
 * a file again it is a name that cannot mislead: no folders, no control or direction characters, no
 * device of Windows, not hidden.
 */
final class FileNames {
    static final int MOST = 255;
    private static final int SHOWN = 150;
    private static final int EXTENSION = 12;
    private static final Set<String> DEVICES =
            Set.of("con", "prn", "aux", "nul", "clock$", "conin$", "conout$");

    private FileNames() {}

    /** What is wrong with a name that cannot even be kept. */
    static Optional<String> fault(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > MOST) {
            return Optional.of("must have 1 to " + MOST + " characters");
        }
        boolean kept =
                name.codePoints()
                        .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        return kept ? Optional.empty() : Optional.of("must be text without NUL");
    }

    /** A name that can be kept. */
    static String checked(String name) {
        fault(name)
                .ifPresent(fault -> {
                    throw Problem.invalid("name", fault);
                });
        return name;
    }

    /** The name as it may be shown and saved. */
    static String shown(String name) {
        StringBuilder safe = new StringBuilder(name.length());
        name.codePoints().map(c -> misleads(c) ? '_' : c).forEach(safe::appendCodePoint);
        String text = safe.toString().strip().replaceAll("^[.~-]+", "_").replaceAll("[. ]+$", "");
        text = cut(text);
        String stem = text.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        boolean device = DEVICES.contains(stem) || stem.matches("(com|lpt)[0-9¹²³]");
        return text.isEmpty() ? "file" : device ? "_" + text : text;
    }

    private static boolean misleads(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> "/\\:*?\"<>|;%".indexOf(c) >= 0;
        };
    }

    /** A long name keeps its extension. */
    private static String cut(String name) {
        if (name.codePointCount(0, name.length()) <= SHOWN) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= EXTENSION ? name.substring(dot) : "";
        int stem = SHOWN - end.length();
        return name.substring(0, name.offsetByCodePoints(0, stem)) + end;
    }

    /** {@code Content-Disposition} of a download, with the name as RFC 6266 and RFC 8187 say. */
    static String attachment(String name) {
        String shown = shown(name);
        String ascii = shown.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded =
                URLEncoder.encode(shown, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
