package io.worklog.server.vault;

/** A data key is wrapped by a master key that is not there: put its key file back. */
public final class UnknownMasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the master key, never its bytes. */
    public UnknownMasterKeyException(String masterId) {
        super(
                "the master key "
                        + masterId
                        + " is not in the key file: restore the file that has"
                        + " it, or nothing that was sealed under it can be read");
    }
}
