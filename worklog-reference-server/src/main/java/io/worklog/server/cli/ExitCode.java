package io.worklog.server.cli;

/** How a command ends, for programs that call it. */
final class ExitCode {
    /** Everything that was asked was done, and what was verified holds. */
    static final int OK = 0;

    /** Something is not what was sealed, or could not be verified. */
    static final int NOT_VERIFIED = 1;

    /** The command was typed wrong, or asks for what is not there or not allowed. */
    static final int USAGE = 2;

    /** A job of the server, which the command waited for, failed or was cancelled. */
    static final int JOB = 3;

    /** The store or the file system cannot be used now. */
    static final int UNREACHABLE = 69;

    /** A fault of the program itself. */
    static final int INTERNAL = 70;

    /** Something is set up wrong: a mapping, a key, a JDK. */
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
