package io.worklog.server.db;

/** The domain database has not all tables of this version, and the start may not make them. */
public final class MissingMigrationsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingMigrationsException(int missing) {
        super(
                missing
                        + " migrations of the domain database are missing: make them with"
                        + " \"worklog migrate\", or start once with"
                        + " worklog.server.database.migrate=true, as a user who may make tables");
    }
}
