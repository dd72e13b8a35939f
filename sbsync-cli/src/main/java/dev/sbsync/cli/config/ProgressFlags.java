package dev.sbsync.cli.config;

import picocli.CommandLine.Option;

/** The flags for progress output and verbosity. */
public final class ProgressFlags {

    @Option(names = "--quiet", description = "Print only the result and errors.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            description =
                    "Explain decisions: the origin of each setting, and the outcome of each item with its" + " reason.")
    private boolean verbose;

    @Option(names = "--no-progress", description = "No panel and no progress lines; errors are still printed.")
    private boolean noProgress;

    /** Returns whether to print only the result and errors. */
    public boolean quiet() {
        return quiet;
    }

    /** Returns whether to explain decisions. */
    public boolean verbose() {
        return verbose;
    }

    /** Returns whether to show progress. */
    public boolean progress() {
        return !quiet && !noProgress;
    }

    /**
     * Rejects contradictory flags.
     *
     * @throws UsageException if they do
     */
    public void check() {
        if (quiet && verbose) {
            throw new UsageException("--quiet and --verbose cannot be combined; remove one of them.");
        }
    }
}
