package io.worklog.server.user;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: length counts, as NIST SP 800-63B §3.1.1 has it, and nothing that is
 * known from samples and lists. No rule about kinds of characters.
 */
final class PasswordRules {
    static final int LEAST = 12;
    static final int MOST = 256;

    private static final Set<String> KNOWN = known();

    private PasswordRules() {}

    /** The form that is hashed, so that the keyboard's way to write a character does not matter. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** What is wrong with a new password. */
    static Optional<String> fault(String password, String loginName) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < LEAST || normal.length() > MOST) {
            return Optional.of("must have " + LEAST + " to " + MOST + " characters");
        }
        String plain = plain(normal);
        if (KNOWN.contains(plain) || normal.codePoints().distinct().count() < 5) {
            return Optional.of("is one that everybody tries first");
        }
        if (loginName.length() >= 4 && plain.contains(plain(loginName))) {
            return Optional.of("must not have the login name in it");
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    private static Set<String> known() {
        try (InputStream in =
                Objects.requireNonNull(
                        PasswordRules.class.getResourceAsStream("known-passwords.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
