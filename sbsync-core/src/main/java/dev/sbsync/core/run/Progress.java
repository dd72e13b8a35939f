package dev.sbsync.core.run;

import java.util.List;

/** What an executor knows of itself at one moment; {@link RunSnapshot} says what each value means. Immutable. */
public record Progress(
        RunPhase phase,
        int total,
        OutcomeCounts counts,
        int warnings,
        WorkerCounts workers,
        int ready,
        int waiting,
        int parked,
        long requestsLeft,
        List<InFlight> inFlight,
        List<ItemResult> lastProblems) {}
