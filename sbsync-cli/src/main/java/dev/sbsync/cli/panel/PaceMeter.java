package dev.sbsync.cli.panel;

import dev.sbsync.core.run.RunPhase;
import dev.sbsync.core.run.RunSnapshot;
import dev.sbsync.core.stats.RemainingTime;
import dev.sbsync.core.stats.RollingWindow;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.util.Arrays;

/** Derives the pace of a run from its snapshots. For one thread. */
final class PaceMeter {

    private static final Duration SLOT = Duration.ofSeconds(1);
    private static final int SLOTS = 61;
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final boolean sharedLimit;
    private final RollingWindow items;
    private final RollingWindow requests;
    private final RemainingTime remaining;
    private final long before;
    private long itemsSeen;
    private long requestsSeen;

    /**
     * Starts to measure.
     *
     * @param now the current state of the run, the starting point of the measurement
     * @param sharedLimit whether both sides share one rate limit
     */
    PaceMeter(TimeSource time, RunSnapshot now, boolean sharedLimit) {
        this.sharedLimit = sharedLimit;
        this.items = new RollingWindow(time, SLOT, SLOTS);
        this.requests = new RollingWindow(time, SLOT, SLOTS);
        this.remaining = new RemainingTime(time);
        this.itemsSeen = now.done();
        this.requestsSeen = requests(now);
        this.before = requestsSeen - repeated(now);
    }

    /** Records a snapshot and returns the pace. */
    Pace observe(RunSnapshot run) {
        long done = run.done();
        long sent = requests(run);
        items.addSince(Math.max(0, done - itemsSeen));
        requests.addSince(Math.max(0, sent - requestsSeen));
        itemsSeen = Math.max(itemsSeen, done);
        requestsSeen = Math.max(requestsSeen, sent);
        remaining.observe(
                sent - repeated(run) - before,
                run.backlog().requests(),
                run.phase() == RunPhase.RUNNING && Trouble.of(run).circuit() == CircuitState.CLOSED);
        return new Pace(flow(items), flow(requests), limit(run), remaining.estimate());
    }

    private double limit(RunSnapshot run) {
        double source = run.source().limit().rps();
        double target = run.target().limit().rps();
        return sharedLimit ? Math.min(source, target) : source + target;
    }

    private static long requests(RunSnapshot run) {
        return run.source().stats().total() + run.target().stats().total();
    }

    /** Returns the number of retries, which do not count as progress. */
    private static long repeated(RunSnapshot run) {
        return run.source().stats().retries() + run.target().stats().retries();
    }

    private static Pace.Flow flow(RollingWindow window) {
        return new Pace.Flow(
                window.rate(LATELY), Arrays.stream(window.history()).boxed().toList());
    }
}
