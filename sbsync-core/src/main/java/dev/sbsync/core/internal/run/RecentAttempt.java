package dev.sbsync.core.internal.run;

import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an attempt, as its state stores it: measured anew at most 20 times a second, since a fast run writes
 * its state a thousand times. Thread-safe.
 */
public final class RecentAttempt implements Supplier<RunAttempt> {

    private static final Duration RECENT = Duration.ofMillis(50);

    private final TimeSource time;
    private final Supplier<RunAttempt> measuring;
    private volatile @Nullable Measured last;

    private record Measured(long nanos, RunAttempt attempt) {}

    /** Creates the progress of an attempt. */
    public RecentAttempt(TimeSource time, Supplier<RunAttempt> measuring) {
        this.time = time;
        this.measuring = measuring;
    }

    /** Returns the progress; the same object as before if that is recent. Does not block. */
    @Override
    public RunAttempt get() {
        long now = time.nanos();
        Measured before = last;
        if (before != null && now - before.nanos() < RECENT.toNanos()) {
            return before.attempt();
        }
        RunAttempt measured = measuring.get();
        last = new Measured(now, measured);
        return measured;
    }
}
