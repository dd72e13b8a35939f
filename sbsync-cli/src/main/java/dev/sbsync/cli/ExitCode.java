package dev.sbsync.cli;

/** The exit codes that scripts rely on (docs: the CLI's contract). */
final class ExitCode {

    /** What was asked for is done. */
    static final int DONE = 0;
    /** It was runtime error, such as a refused token, or ended midway. */
    static final int FOUND_ON_ASKING = 1;
    /** It was known without a request: wrong usage or configuration. */
    static final int USAGE = 2;
    /** It is finished, and something failed, was blocked or differs. */
    static final int PROBLEMS = 3;
    /** The target has items already, and that was to fail the run. */
    static final int EXISTING = 4;
    /** The user stopped it. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
