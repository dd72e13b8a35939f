package dev.sbsync.core.internal.state;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.transport.CallCounts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored form of an item's result; what is zero or empty is null. */
record ResultJson(
        OutcomeStatus outcome,
        @Nullable Long targetId,
        @Nullable Problem problem,
        List<Difference> differences,
        List<Problem> warnings,
        @Nullable Duration ms,
        @Nullable CallCounts calls) {

    static ResultJson of(ItemResult result) {
        Outcome outcome = result.outcome();
        return new ResultJson(
                outcome.status(),
                outcome.targetId().orElse(null),
                outcome.problem().orElse(null),
                outcome instanceof Outcome.Updated updated ? updated.differences() : List.of(),
                result.warnings(),
                result.duration().isZero() ? null : result.duration(),
                result.counts().equals(CallCounts.NONE) ? null : result.counts());
    }

    ItemResult result(PlannedItem item) {
        return new ItemResult(
                item,
                restored(),
                warnings,
                Objects.requireNonNullElse(ms, Duration.ZERO),
                Objects.requireNonNullElse(calls, CallCounts.NONE));
    }

    private Outcome restored() {
        return switch (outcome) {
            case CREATED -> new Outcome.Created(known(targetId));
            case UPDATED -> new Outcome.Updated(known(targetId), differences);
            case UNCHANGED -> new Outcome.Unchanged(known(targetId));
            case SKIPPED -> new Outcome.Skipped(targetId);
            case FAILED -> new Outcome.Failed(known(problem), targetId);
            case BLOCKED -> new Outcome.Blocked(known(problem));
            case CANCELLED -> new Outcome.Cancelled(targetId);
        };
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value, "a part of the outcome is missing");
    }
}
