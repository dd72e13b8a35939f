package dev.sbsync.core.run;

import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * A snapshot of a run. Immutable; its size does not depend on the size of the plan. Use its methods rather than its
 * components: more may be added.
 *
 * @param runId the run id, as in the report
 * @param elapsed the time since this attempt started, on the monotonic clock; fixed once it has ended
 * @param progress the progress of its items
 * @param from the source space and its client's statistics
 * @param to the target space and its client's statistics
 */
public record RunSnapshot(String runId, Duration elapsed, Progress progress, Side from, Side to) {

    /**
     * One side of a run.
     *
     * @param stats the client's statistics since this attempt started
     * @param limit the rate limit in force
     */
    public record Side(SpaceRef space, TransportStats stats, RateLimit limit) {}

    /** Returns the phase of the run. */
    public RunPhase phase() {
        return progress.phase();
    }

    /** Returns the source space. */
    public SpaceRef source() {
        return from.space();
    }

    /** Returns the target space. */
    public SpaceRef target() {
        return to.space();
    }

    /** Returns the number of items in the plan. */
    public int total() {
        return progress.total();
    }

    /** Returns the number of ended items by outcome. */
    public OutcomeCounts counts() {
        return progress.counts();
    }

    /** Returns the number of warnings of ended items. */
    public int warnings() {
        return progress.warnings();
    }

    /** Returns the active workers, their current limit and its bounds. */
    public WorkerCounts workers() {
        return progress.workers();
    }

    /** Returns the number of ready items, which wait only for a worker. */
    public int ready() {
        return progress.ready();
    }

    /** Returns the number of items that wait for others to be confirmed. */
    public int waiting() {
        return progress.waiting();
    }

    /** Returns the number of parked items, which are retried later, including items that await confirmation. */
    public int parked() {
        return progress.parked();
    }

    /**
     * Returns the number of items that are written but end only once a list confirms it. A list is read for every 100
     * of them, and for the rest at the end.
     */
    public int unconfirmed() {
        return progress.unconfirmed();
    }

    /** Returns the number of done items: ended, or written and awaiting confirmation. */
    public int done() {
        return progress.done();
    }

    /** Returns the estimated number of remaining requests. */
    public long requestsLeft() {
        return progress.requestsLeft();
    }

    /** Returns the in-flight items, longest first. */
    public List<InFlight> inFlight() {
        return progress.inFlight();
    }

    /** Returns the latest items that failed, were blocked or have a warning, newest last. */
    public List<ItemResult> lastProblems() {
        return progress.lastProblems();
    }

    /** Returns the statistics of the source's client since the start of this attempt. */
    public TransportStats sourceStats() {
        return from.stats();
    }

    /** Returns the statistics of the target's client since the start of this attempt. */
    public TransportStats targetStats() {
        return to.stats();
    }

    /** Returns the rate limit in force on the source's side. */
    public RateLimit sourceLimit() {
        return from.limit();
    }

    /** Returns the rate limit in force on the target's side. */
    public RateLimit targetLimit() {
        return to.limit();
    }
}
