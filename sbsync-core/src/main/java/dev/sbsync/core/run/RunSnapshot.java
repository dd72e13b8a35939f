package dev.sbsync.core.run;

import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.transport.TransportStats;
import dev.sbsync.transport.ratelimit.RateLimit;
import java.time.Duration;
import java.util.List;

/**
 * A run at one moment. Immutable; its size does not depend on the size of the plan. {@code counts.ended()} and
 * {@code waiting}, {@code ready}, {@code parked} and {@code inFlight} add up to {@code total}.
 *
 * @param runId names the run, as its report does
 * @param phase where it stands
 * @param elapsed since it started, on the monotonic clock; fixed once it has ended
 * @param total how many items the plan has
 * @param counts how the items ended that have
 * @param warnings how many warnings these carry
 * @param workers how many work, may work, and the bounds of that
 * @param ready items that could start at once if a worker were free
 * @param waiting items that wait for others to be confirmed
 * @param parked items that were tried and come back at their time
 * @param requestsLeft how many requests the items that have not ended are likely to take
 * @param inFlight items in the hands of workers, longest first
 * @param lastProblems the latest items that failed, were blocked or carry a warning; newest last, at most
 *     {@value #MOST_PROBLEMS}
 * @param sourceStats what the source's client has done since the run's start
 * @param targetStats what the target's client has done since the run's start
 * @param sourceLimit the rate limit in force on the source's side
 * @param targetLimit the rate limit in force on the target's side
 */
public record RunSnapshot(
        String runId,
        RunPhase phase,
        SpaceRef source,
        SpaceRef target,
        Duration elapsed,
        int total,
        OutcomeCounts counts,
        int warnings,
        WorkerCounts workers,
        int ready,
        int waiting,
        int parked,
        long requestsLeft,
        List<InFlight> inFlight,
        List<ItemResult> lastProblems,
        TransportStats sourceStats,
        TransportStats targetStats,
        RateLimit sourceLimit,
        RateLimit targetLimit) {

    /** How many problems a snapshot holds at most. */
    public static final int MOST_PROBLEMS = 20;

    /** Copies the lists. */
    public RunSnapshot {
        inFlight = List.copyOf(inFlight);
        lastProblems = List.copyOf(lastProblems);
    }
}
