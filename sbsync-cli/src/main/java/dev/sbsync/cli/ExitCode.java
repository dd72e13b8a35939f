package dev.sbsync.cli;

/** The exit codes, documented in {@code docs/cli.md}. */
final class ExitCode {

    /** Success. */
    static final int DONE = 0;
    /** Runtime error, such as a refused token, or the run ended early. */
    static final int RUNTIME_ERROR = 1;
    /** Usage or configuration error, detected before any request. */
    static final int USAGE = 2;
    /** Finished, but items failed, were blocked or differ. */
    static final int PROBLEMS = 3;
    /** A {@code fail} policy found an existing, colliding or drifted item, or a plan file is stale. */
    static final int EXISTING = 4;
    /** With {@code plan --exit-code}: changes are pending. */
    static final int PENDING = 5;
    /** Cancelled by the user. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
