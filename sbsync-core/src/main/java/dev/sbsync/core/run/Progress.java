package dev.sbsync.core.run;

import java.util.List;

/**
 * The progress of a run's items at a time. Immutable. {@code counts.ended()}, {@code waiting}, {@code ready},
 * {@code parked} and {@code inFlight} add up to {@code total}; {@link RunSnapshot} documents each value.
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

    /** The maximum number of problems kept, the latest ones. */
    public static final int MOST_PROBLEMS = 20;

    /** Copies the lists. */
    public Progress {
        inFlight = List.copyOf(inFlight);
        lastProblems = List.copyOf(lastProblems);
    }

    /** Returns the number of done items: ended, or written and awaiting confirmation. */
    public int done() {
        return counts.ended() + unconfirmed;
    }
}
