package io.worklog.server.vault;

/** A sealed value was changed, or is not the one that belongs to this place. */
public final class NotSealedHereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSealedHereException(KeyName key, Throwable cause) {
        super("what is there was not sealed for " + key.kind() + " " + key.id(), cause);
    }
}
