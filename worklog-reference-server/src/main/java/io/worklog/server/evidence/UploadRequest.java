package io.worklog.server.evidence;

import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The file in a request: the body itself, or the first file of a form. Read as it comes; nothing is
 * put on disk or kept in memory here, and parameters are taken from the address alone because asking
 * for them otherwise would read the body.
 *
 * @param name what it is called
 * @param sha256 the digest it must have, if one was announced
 * @param bytes its content
 */
record UploadRequest(String name, @Nullable String sha256, InputStream bytes) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 64 << 10;
    private static final int MOST_PARTS = 20;

    static UploadRequest of(HttpServletRequest request) throws IOException {
        String sha256 = sha256(parameter(request, "sha256"));
        String name = parameter(request, "name");
        MediaType type = type(request);
        if (type != null && type.getType().equals("multipart")) {
            return form(request, type, name, sha256);
        }
        if (type != null && type.includes(MediaType.APPLICATION_FORM_URLENCODED)) {
            throw Problem.invalid(
                    "Content-Type", "must be that of the file or application/octet-stream");
        }
        String called = name == null ? disposition(request) : name;
        return new UploadRequest(
                FileNames.checked(called == null ? "" : called), sha256, request.getInputStream());
    }

    private static @Nullable MediaType type(HttpServletRequest request) {
        String header = request.getContentType();
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    static @Nullable String parameter(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        String value =
                query == null
                        ? null
                        : UriComponentsBuilder.newInstance()
                                .query(query)
                                .build()
                                .getQueryParams()
                                .getFirst(name);
        try {
            return value == null
                    ? null
                    : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, "is not encoded as an address must be");
        }
    }

    /** A digest as hex, in lower case from then on. */
    static @Nullable String sha256(@Nullable String text) {
        String lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (lower != null && !SHA256.matcher(lower).matches()) {
            throw Problem.invalid("sha256", "must be 64 hex digits");
        }
        return lower;
    }

    private static @Nullable String disposition(HttpServletRequest request) {
        String header = request.getHeader("Content-Disposition");
        return header == null ? null : filename(header);
    }

    private static @Nullable String filename(String header) {
        try {
            return ContentDisposition.parse(header).getFilename();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("Content-Disposition", "cannot be read");
        }
    }

    private static UploadRequest form(
            HttpServletRequest request,
            MediaType type,
            @Nullable String name,
            @Nullable String sha256)
            throws IOException {
        String boundary = type.getParameter("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw malformed();
        }
        try {
            MultipartStream form =
                    new MultipartStream(
                            request.getInputStream(),
                            boundary.replace("\"", "").getBytes(StandardCharsets.ISO_8859_1),
                            BUFFER,
                            null);
            form.setHeaderEncoding(StandardCharsets.UTF_8.name());
            boolean more = form.skipPreamble();
            for (int at = 0; more && at < MOST_PARTS; at++) {
                String called = fileOf(form.readHeaders());
                if (called != null) {
                    String kept = FileNames.checked(name == null ? called : name);
                    return new UploadRequest(kept, sha256, form.newInputStream());
                }
                form.discardBodyData();
                more = form.readBoundary();
            }
        } catch (MultipartStream.MalformedStreamException | IllegalArgumentException e) {
            throw malformed();
        }
        throw Problem.invalid("body", "has no part with a file");
    }

    /** The name of the file in a part; null where the part is none. */
    private static @Nullable String fileOf(String headers) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .map(line -> filename(line.substring(20).strip()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Problem malformed() {
        return Problem.of(ApiProblem.INVALID_INPUT, "the form cannot be read");
    }
}
