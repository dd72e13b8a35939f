package dev.sbsync.core.run;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * A run at one moment. Immutable; its size does not depend on the size of the plan. Read it through its methods: more
 * of them may come.
 *
 * @param runId names the run, as its report does
 * @param elapsed since this attempt started, on the monotonic clock; fixed once it has ended
 * @param progress how far its items are
 * @param from the space that is read, and what its client has done
 * @param to the space that is written, and what its client has done
 */
public record RunSnapshot(String runId, Duration elapsed, Progress progress, Side from, Side to) {

    /**
     * One side of a run.
     *
     * @param stats what the side's client has done since this attempt started
     * @param limit the rate limit in force
     */
    public record Side(SpaceRef space, TransportStats stats, RateLimit limit) {}

    /** Returns where the run stands. */
    public RunPhase phase() {
        return progress.phase();
    }

    /** Returns the space that is read. */
    public SpaceRef source() {
        return from.space();
    }

    /** Returns the space that is written. */
    public SpaceRef target() {
        return to.space();
    }

    /** Returns how many items the plan has. */
    public int total() {
        return progress.total();
    }

    /** Returns how the items ended that have. */
    public OutcomeCounts counts() {
        return progress.counts();
    }

    /** Returns how many warnings the items that have ended carry. */
    public int warnings() {
        return progress.warnings();
    }

    /** Returns how many workers work and may work, and the bounds of that. */
    public WorkerCounts workers() {
        return progress.workers();
    }

    /** Returns how many items could start at once if a worker were free. */
    public int ready() {
        return progress.ready();
    }

    /** Returns how many items wait for others to be confirmed. */
    public int waiting() {
        return progress.waiting();
    }

    /** Returns how many items were tried and come back later, those to be confirmed among them. */
    public int parked() {
        return progress.parked();
    }

    /**
     * Returns how many items are written as far as the target's answers show, and end once a list shows it. A list is
     * read for every 100 of them, and for the rest at the end.
     */
    public int unconfirmed() {
        return progress.unconfirmed();
    }

    /** Returns how many items are through: they have ended, or are written and only to be confirmed. */
    public int done() {
        return progress.done();
    }

    /** Returns how many requests the items that have not ended are likely to take. */
    public long requestsLeft() {
        return progress.requestsLeft();
    }

    /** Returns the items that workers work on, longest first. */
    public List<InFlight> inFlight() {
        return progress.inFlight();
    }

    /** Returns the latest items that failed, were blocked or carry a warning, newest last. */
    public List<ItemResult> lastProblems() {
        return progress.lastProblems();
    }

    /** Returns what the source's client has done since the run's start. */
    public TransportStats sourceStats() {
        return from.stats();
    }

    /** Returns what the target's client has done since the run's start. */
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
