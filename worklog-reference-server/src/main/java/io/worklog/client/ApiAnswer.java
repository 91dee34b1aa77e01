package io.worklog.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What the server answered, if it did what it was asked. The array MUST NOT be changed.
 *
 * @param status the HTTP status, 2xx or 304
 * @param headers the headers
 * @param body the whole body
 */
public record ApiAnswer(int status, HttpHeaders headers, byte[] body) {
    /** The body as a JSON object; an empty one where there is no body. */
    public ApiJson json() {
        return body.length == 0 ? ApiJson.of() : ApiJson.parse(body);
    }

    /** The entity tag to send with a change. */
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }
}
