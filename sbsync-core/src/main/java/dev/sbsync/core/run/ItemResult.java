package dev.sbsync.core.run;

import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of one item, with its cost.
 *
 * @param item the planned item
 * @param outcome the outcome
 * @param warnings what could not be mirrored exactly
 * @param duration from the first attempt to the end, including parked time; zero if not attempted
 * @param counts the item's requests on both sides
 */
public record ItemResult(
        PlannedItem item, Outcome outcome, List<Problem> warnings, Duration duration, CallCounts counts) {

    /** Copies the list. */
    public ItemResult {
        warnings = List.copyOf(warnings);
    }

    /** Returns whether the item was a collision. */
    public boolean collision() {
        return warnings.stream().anyMatch(warning -> warning.code().collision());
    }

    /** Returns why the item is not fully synced, as counted in verdicts; empty if it is synced. */
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
