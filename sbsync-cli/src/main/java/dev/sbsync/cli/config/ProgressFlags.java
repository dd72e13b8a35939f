package dev.sbsync.cli.config;

import picocli.CommandLine.Option;

/** The flags that say how much a command tells while it works. */
public final class ProgressFlags {

    @Option(names = "--quiet", description = "Print nothing but the result and errors.")
    private boolean quiet;

    @Option(
            names = "--verbose",
            description = "Explain decisions: where settings come from, and how each item ends and why.")
    private boolean verbose;

    @Option(names = "--no-progress", description = "No panel and no progress lines; errors are still printed.")
    private boolean noProgress;

    /** Returns whether nothing but the result is wanted. */
    public boolean quiet() {
        return quiet;
    }

    /** Returns whether decisions are to be explained. */
    public boolean verbose() {
        return verbose;
    }

    /** Returns whether progress is to be shown. */
    public boolean progress() {
        return !quiet && !noProgress;
    }

    /**
     * Refuses flags that contradict each other.
     *
     * @throws UsageException if they do
     */
    public void check() {
        if (quiet && verbose) {
            throw new UsageException("--quiet and --verbose contradict each other; leave out one of them.");
        }
    }
}
