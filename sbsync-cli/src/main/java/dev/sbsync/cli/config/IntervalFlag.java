package dev.sbsync.cli.config;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The flag for the time between two cycles of a watch. */
public final class IntervalFlag {

    private static final String INTERVAL = "--interval";
    private static final String DEFAULT = "30s";

    @Option(
            names = INTERVAL,
            paramLabel = "TIME",
            description = "The time between the starts of two cycles, from 1s to 24h, such as 30s (default) or 5m.")
    private String interval = DEFAULT;

    /**
     * Returns the interval.
     *
     * @throws UsageException if it is invalid
     */
    public Duration interval() {
        return new Setting(INTERVAL, interval).interval();
    }

    /** Returns the interval as given. */
    @Override
    public String toString() {
        return interval;
    }
}
