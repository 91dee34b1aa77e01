package io.worklog.server.vault;

/**
 * Wraps data keys. The server has one that reads a file; a bean of this type takes its place, such
 * as one that asks a key management service. Thread-safe.
 */
public interface MasterKeys {
    /** The identifier of the key that wraps from now on; never secret, at most 64 characters. */
    String current();

    /**
     * Wraps a data key with the current key.
     *
     * @param context bound to the result; unwrapping needs the same one
     */
    Wrapped wrap(byte[] key, byte[] context);

    /**
     * Gives back a data key, also one that an earlier key wrapped.
     *
     * @throws UnknownMasterKeyException if the key is not there
     * @throws java.security.GeneralSecurityException if it was wrapped by another key, for another
     *     context, or changed
     */
    byte[] unwrap(Wrapped wrapped, byte[] context) throws java.security.GeneralSecurityException;

    /**
     * Makes a new current key and keeps the ones before it, as long as something is wrapped by them.
     *
     * @return its identifier; the current one where new keys are made elsewhere
     */
    String renew();
}
