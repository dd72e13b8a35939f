package dev.sbsync.core.report;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.OutcomeStatus;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.run.ItemResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item's outcome as shown in reports. */
record ReportedItem(
        String operation,
        OutcomeStatus status,
        List<String> reasons,
        List<Difference> differences,
        @Nullable Long targetId,
        @Nullable Problem error) {

    static ReportedItem of(ItemResult result) {
        PlannedItem item = result.item();
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Created) {
            // a later attempt plans an item created by an earlier one as an update, with other reasons
            List<String> reasons =
                    item.operation() == Operation.CREATE ? item.reasons() : List.of(Reason.NOT_IN_TARGET.sentence());
            return reported("create", reasons, outcome);
        }
        if (outcome instanceof Outcome.Updated) {
            List<String> differences =
                    outcome.differences().stream().map(Difference::toString).toList();
            List<String> reasons =
                    differences.isEmpty() ? List.of("written before the run was interrupted") : differences;
            return reported("update", reasons, outcome);
        }
        if (outcome instanceof Outcome.Unchanged) {
            String reason = result.notSynced().isEmpty() ? "equal" : "equal as far as compared";
            return reported("none", List.of(reason), outcome);
        }
        if (outcome instanceof Outcome.Skipped) {
            return reported("none", item.reasons(), outcome);
        }
        String operation = switch (item.operation()) {
            case COMPARE -> Operation.UPDATE.toString();
            case UNCHANGED -> Operation.NONE.toString();
            case CREATE, UPDATE, DELETE, NONE, CONFLICT -> item.operation().toString();
        };
        return reported(operation, item.reasons(), outcome);
    }

    private static ReportedItem reported(String operation, List<String> reasons, Outcome outcome) {
        return new ReportedItem(
                operation,
                outcome.status(),
                reasons,
                outcome.differences(),
                outcome.targetId().orElse(null),
                outcome.problem().orElse(null));
    }
}
