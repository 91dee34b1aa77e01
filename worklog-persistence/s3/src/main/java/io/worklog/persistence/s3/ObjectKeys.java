package io.worklog.persistence.s3;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names of objects: a content is {@code <prefix>/<two hex digits>/<64 hex digits>}; what is not
 * whole yet is {@code <prefix>/incoming/<uuid>}.
 */
record ObjectKeys(String prefix) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    String content(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a digest is 64 lower-case hex digits");
        }
        return below(sha256.substring(0, 2) + "/" + sha256);
    }

    /** What all that is not whole yet begins with. */
    String incoming() {
        return below("incoming/");
    }

    String newIncoming() {
        return incoming() + UUID.randomUUID();
    }

    /** Which content an object is; nothing where it is none. */
    Optional<String> digest(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        boolean content = DIGEST.matcher(name).matches() && key.equals(content(name));
        return content ? Optional.of(name) : Optional.empty();
    }

    /** What all keys begin with. */
    String all() {
        return below("");
    }

    private String below(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }
}
