package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;

/**
 * How one item ended, and what it took.
 *
 * @param item what was planned
 * @param outcome how it ended
 * @param warnings what could not be mirrored exactly
 * @param duration from the first try to the end, parked time included; zero where nothing was tried
 * @param counts the requests of the item, on both sides
 */
public record ItemResult(
        PlannedItem item, Outcome outcome, List<Problem> warnings, Duration duration, CallCounts counts) {

    /** Copies the list. */
    public ItemResult {
        warnings = List.copyOf(warnings);
    }

    /** Returns whether another item of the target, never in sync with it, was at its path. */
    public boolean collision() {
        return warnings.stream().anyMatch(warning -> warning.code().collision());
    }
}
