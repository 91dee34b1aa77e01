package io.worklog.server.vault;

/** The data key is gone, and with it everything that was sealed under it. */
public final class ShreddedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShreddedException(KeyName key) {
        super("the key of " + key.kind() + " " + key.id() + " is gone");
    }
}
