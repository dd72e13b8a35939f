package dev.sbsync.core.run;

import java.util.List;

/**
 * How far the items of a run are at one moment. Immutable. {@code counts.ended()}, {@code waiting}, {@code ready},
 * {@code parked} and {@code inFlight} add up to {@code total}; {@link RunSnapshot} says what each value means.
 */
public record Progress(
        RunPhase phase,
        int total,
        OutcomeCounts counts,
        int warnings,
        WorkerCounts workers,
        int ready,
        int waiting,
        int parked,
        int unconfirmed,
        long requestsLeft,
        List<InFlight> inFlight,
        List<ItemResult> lastProblems) {

    /** How many problems are kept at most: the latest. */
    public static final int MOST_PROBLEMS = 20;

    /** Copies the lists. */
    public Progress {
        inFlight = List.copyOf(inFlight);
        lastProblems = List.copyOf(lastProblems);
    }

    /** Returns how many items are through: they have ended, or are written and only to be confirmed. */
    public int done() {
        return counts.ended() + unconfirmed;
    }
}
