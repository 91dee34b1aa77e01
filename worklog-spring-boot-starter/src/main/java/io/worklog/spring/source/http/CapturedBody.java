package io.worklog.spring.source.http;

import io.worklog.spring.source.Masker;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request's body as it may be recorded: JSON and forms without their secrets. All else cannot be
 * masked and is told by its size alone.
 *
 * @param text what is recorded; absent where it is withheld
 * @param withheld why it is not; absent where it is
 * @param bytes how many were read, or -1 where nobody counted
 */
record CapturedBody(@Nullable String text, @Nullable String withheld, long bytes) {
    private static final MediaType ANY_JSON = MediaType.valueOf("application/*+json");

    static CapturedBody of(CapturingRequest request, long limit, Masker masker) {
        TeeStream read = request.read();
        long bytes = read == null ? request.getContentLengthLong() : read.count();
        MediaType type = type(request);
        String reason = unreadable(request, type, bytes, limit);
        if (reason != null || type == null) {
            return new CapturedBody(null, reason, bytes);
        }
        if (isJson(type)) {
            return json(request, type, masker);
        }
        return form(request, limit, masker, bytes);
    }

    private static @Nullable String unreadable(
            CapturingRequest request, @Nullable MediaType type, long bytes, long limit) {
        if (bytes == 0) {
            return "empty";
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "encoded";
        }
        boolean form = MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type);
        if (type == null || (!isJson(type) && !form)) {
            return "content-type";
        }
        if (bytes > limit) {
            return "too-large";
        }
        boolean there = request.read() != null || (form && request.wasParsed());
        if (there) {
            return null;
        }
        return request.wasReadBefore() ? "read-before" : "not-read";
    }

    private static @Nullable MediaType type(CapturingRequest request) {
        String declared = request.getContentType();
        try {
            return declared == null ? null : MediaType.parseMediaType(declared);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static boolean isJson(MediaType type) {
        return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) || ANY_JSON.includes(type);
    }

    private static CapturedBody json(CapturingRequest request, MediaType type, Masker masker) {
        TeeStream read = request.read();
        if (read == null) {
            return new CapturedBody(null, "not-read", -1);
        }
        Optional<String> text = read.bytes().flatMap(bytes -> decoded(bytes, type));
        if (text.isEmpty()) {
            return new CapturedBody(null, "charset", read.count());
        }
        byte[] utf8 = text.get().getBytes(StandardCharsets.UTF_8);
        return masker.json(utf8)
                .map(masked -> new CapturedBody(masked, null, read.count()))
                .orElseGet(() -> new CapturedBody(null, "not-json", read.count()));
    }

    /** The text in the charset it is declared to be in; nothing where it is not. */
    private static Optional<String> decoded(byte[] bytes, MediaType type) {
        try {
            Charset charset = type.getCharset();
            return Optional.of(
                    (charset == null ? StandardCharsets.UTF_8 : charset)
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** The form as it was read, or as parameters without those of the query before them. */
    private static CapturedBody form(
            CapturingRequest request, long limit, Masker masker, long bytes) {
        TeeStream read = request.read();
        Map<String, String[]> fields =
                read == null
                        ? UrlEncoded.without(request.getParameterMap(), request.getQueryString())
                        : UrlEncoded.fields(
                                new String(
                                        read.bytes().orElse(new byte[0]),
                                        StandardCharsets.ISO_8859_1));
        String text = masker.parameters(fields);
        return bytes < 0 && text.length() > limit
                ? new CapturedBody(null, "too-large", bytes)
                : new CapturedBody(text, null, bytes);
    }
}
