package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /**
     * Returns why the item is not, or not in full, in the target as in the source, in the words that verdicts count by;
     * empty where it is.
     */
    public Optional<String> notSynced() {
        if (outcome instanceof Outcome.Skipped) {
            return Optional.of(warnings.stream()
                    .findFirst()
                    .map(warning -> warning.code().label())
                    .orElse(outcome.word()));
        }
        return outcome.synced()
                ? warnings.stream()
                        .map(Problem::code)
                        .filter(OutcomeCode::notSynced)
                        .findFirst()
                        .map(OutcomeCode::label)
                : Optional.of(outcome.word());
    }
}
