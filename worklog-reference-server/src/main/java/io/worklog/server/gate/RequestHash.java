package io.worklog.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests ask for the same: SHA-256 of method, path, query and body. */
final class RequestHash {
    private RequestHash() {}

    static String of(HttpServletRequest request, byte[] body) {
        MessageDigest digest = sha256();
        String line =
                request.getMethod()
                        + ' '
                        + request.getRequestURI()
                        + '?'
                        + request.getQueryString()
                        + '\n';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
