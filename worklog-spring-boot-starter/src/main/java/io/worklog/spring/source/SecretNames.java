package io.worklog.spring.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names behind which a secret stands, however they are written: {@code api_key}, {@code apiKey} and
 * {@code X-Api-Key} are one name. Masks rather too much than too little. Thread-safe.
 */
final class SecretNames {
    /** A name that has one of these in it is secret. */
    private static final List<String> PARTS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "passcode",
                    "pwd",
                    "secret",
                    "token",
                    "apikey",
                    "accesskey",
                    "privatekey",
                    "authorization",
                    "authentication",
                    "credential",
                    "cookie",
                    "sessionid",
                    "csrf",
                    "xsrf",
                    "signature",
                    "cardnumber",
                    "cardno",
                    "creditcard",
                    "cvv",
                    "cvc",
                    "securitycode",
                    "samlresponse",
                    "assertion",
                    "密码",
                    "口令",
                    "密钥",
                    "令牌",
                    "验证码",
                    "卡号");

    /** A name that is one of these is secret; longer words have them in them by chance. */
    private static final Set<String> WHOLE = Set.of("pan", "pin", "otp", "jwt", "auth", "pass");

    private final Set<String> more = new HashSet<>();

    SecretNames(Collection<String> more) {
        more.forEach(name -> this.more.add(plain(name)));
        this.more.remove("");
    }

    boolean covers(String name) {
        String plain = plain(name);
        return WHOLE.contains(plain)
                || PARTS.stream().anyMatch(plain::contains)
                || more.stream().anyMatch(plain::contains);
    }

    /** Letters and digits only, in lower case. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
