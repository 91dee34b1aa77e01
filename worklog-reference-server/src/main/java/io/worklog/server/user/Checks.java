package io.worklog.server.user;

import io.worklog.server.api.Problem;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of input that find every fault before they complain. Not thread-safe. */
final class Checks {
    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");
    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{1,30}[a-z0-9]");
    private static final int NAME = 100;
    private static final int REASON = 1000;

    private final List<Problem.Place> places = new ArrayList<>();

    /** Says that a place is wrong. */
    Checks fault(String pointer, String fault) {
        places.add(new Problem.Place(pointer, fault));
        return this;
    }

    /** What somebody logs in with. */
    String loginName(String pointer, @Nullable String value) {
        String name = value == null ? "" : value.strip();
        if (!LOGIN.matcher(name).matches()) {
            fault(pointer, "must be 1 to 64 letters, digits and . _ @ + -, no space");
        }
        return name;
    }

    /** What something is called. */
    String name(String pointer, @Nullable String value) {
        String name = value == null ? "" : value.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME || unshown(name)) {
            fault(pointer, "must be 1 to " + NAME + " characters on one line");
        }
        return name;
    }

    private static boolean unshown(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    /** Where somebody is reached. */
    @Nullable String email(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!EMAIL.matcher(value.strip()).matches()) {
            fault(pointer, "must be an address such as name@example.org");
        }
        return value.strip();
    }

    /** The language somebody reads; null where they leave that to what they read with. */
    @Nullable String language(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String tag = tag(value.strip());
        if (tag.isEmpty() || tag.length() > 16) {
            fault(pointer, "must be a language tag such as zh-CN");
        }
        return tag;
    }

    /** The tag as it is usually written; empty where it is none. */
    private static String tag(String value) {
        try {
            String tag = new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
            return tag.equals("und") ? "" : tag;
        } catch (IllformedLocaleException notOne) {
            return "";
        }
    }

    /** A new password. */
    String password(String pointer, @Nullable String value, String loginName) {
        String password = value == null ? "" : value;
        PasswordRules.fault(password, loginName).ifPresent(fault -> fault(pointer, fault));
        return password;
    }

    /** What a tenant is called in addresses and logs. */
    String tenant(String pointer, @Nullable String value) {
        String id = value == null ? "" : value.strip();
        if (!TENANT.matcher(id).matches()) {
            fault(pointer, "must be 3 to 32 of a-z, 0-9 and -, beginning with a letter");
        }
        return id;
    }

    /** Why something is done. */
    String reason(String pointer, @Nullable String value) {
        String reason = value == null ? "" : value.strip();
        if (reason.isEmpty() || reason.length() > REASON) {
            fault(pointer, "must be 1 to " + REASON + " characters");
        }
        return reason;
    }

    /** Something that must be there. */
    String text(String pointer, @Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > REASON) {
            fault(pointer, "must be 1 to " + REASON + " characters");
        }
        return value == null ? "" : value;
    }

    /**
     * Ends the checks.
     *
     * @throws Problem naming every fault, if there is one
     */
    void done() {
        if (!places.isEmpty()) {
            throw Problem.invalid(places);
        }
    }
}
