package io.worklog.server.user;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookies that no script can read, no other site can send, and over https no other host can set.
 * Thread-safe.
 */
enum Cookies {
    /** The token of a login. */
    SESSION("worklog-session", "Strict", "/"),
    /** That somebody has logged in with this browser before. */
    DEVICE("worklog-device", "Strict", "/"),
    /** What is remembered while somebody is at the OIDC issuer; they come back from another site. */
    OIDC("worklog-oidc", "Lax", "/");

    private static final String HOST = "__Host-";

    private final String name;
    private final String sameSite;
    private final String path;

    Cookies(String name, String sameSite, String path) {
        this.name = name;
        this.sameSite = sameSite;
        this.path = path;
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? HOST + name : name;
    }

    /** Its value in a request. */
    Optional<String> read(HttpServletRequest request) {
        Cookie[] all = request.getCookies();
        String wanted = name(request);
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(cookie -> cookie.getName().equals(wanted))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Sets it in an answer. */
    void write(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(name(request), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(sameSite)
                        .path(path)
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Takes it away. */
    void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }
}
