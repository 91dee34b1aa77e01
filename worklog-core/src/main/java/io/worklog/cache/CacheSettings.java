package io.worklog.cache;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Whose copies these are.
 *
 * @param namespace first part of every key: the installation, and the tenant where each has a store
 *     of its own; {@code [A-Za-z0-9._/-]}, at most 127 characters. Two stores MUST NOT share one,
 *     as their logs may have the same names
 * @param secret at least 32 random bytes, the same on every node that shares a level; a new one
 *     makes all copies worthless at once
 */
public record CacheSettings(String namespace, byte[] secret) {
    /** The least length of a secret, in bytes. */
    public static final int MIN_SECRET = 32;

    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,126}");

    public CacheSettings {
        Objects.requireNonNull(namespace, "namespace");
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "cache namespace \"" + namespace + "\": use letters, digits and . _ / -");
        }
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException(
                    "a cache secret of " + secret.length + " bytes: use at least " + MIN_SECRET);
        }
        secret = secret.clone();
    }

    /** A copy of the secret. */
    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CacheSettings that
                && namespace.equals(that.namespace)
                && java.security.MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return namespace.hashCode();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CacheSettings[" + namespace + "]";
    }
}
