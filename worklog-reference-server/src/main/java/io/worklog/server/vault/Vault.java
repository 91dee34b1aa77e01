package io.worklog.server.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Seals values under data keys, one for each record, person or file, which are kept wrapped by a
 * master key. Who reads the database or the files alone reads nothing, and what was sealed under a
 * key is gone for good when the key is. Thread-safe; safe on several nodes.
 *
 * <p>The context says where a sealed value belongs, such as the name of its field. It is not kept;
 * opening needs the same one, so that a value that was moved elsewhere does not open.
 */
public interface Vault {
    /**
     * Seals a value; makes the key where there is none.
     *
     * @throws ShreddedException if the key was destroyed
     */
    byte[] seal(KeyName key, byte[] plain, byte[] context);

    /**
     * Opens a value.
     *
     * @throws ShreddedException if its key was destroyed, or there never was one
     * @throws NotSealedHereException if it was sealed under another key or context, or changed
     */
    byte[] open(KeyName key, byte[] sealed, byte[] context);

    /** Seals what is written to a stream, in constant memory; closing it ends the sealed bytes. */
    OutputStream sealing(KeyName key, OutputStream target, byte[] context) throws IOException;

    /**
     * Opens sealed bytes at any place; only what is read is decrypted, and each part is checked
     * before a byte of it is handed out. Reading changed bytes fails with {@link IOException}.
     */
    SeekableByteChannel opening(KeyName key, SeekableByteChannel sealed, byte[] context)
            throws IOException;

    /** Opens a sealed stream from its beginning; reading changed bytes fails. */
    InputStream opening(KeyName key, InputStream sealed, byte[] context) throws IOException;

    /**
     * Destroys a key for good; a key of that name is never made again. Within a transaction it is
     * gone if and only if that commits.
     *
     * @return whether there was one
     */
    boolean shred(KeyName key);

    /**
     * Makes a new master key and wraps every data key with it. Values stay as they are and can be
     * read meanwhile. Run again where it failed in between.
     *
     * @return how many data keys were wrapped anew
     */
    long rotate();
}
