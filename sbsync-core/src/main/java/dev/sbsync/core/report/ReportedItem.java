package dev.sbsync.core.report;

import dev.sbsync.core.equality.Difference;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.preflight.Operation;
import dev.sbsync.core.preflight.PlannedItem;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.scan.StoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an item's outcome as reports have it (design.md §7). */
record ReportedItem(
        String operation,
        String status,
        List<String> reasons,
        @Nullable Long targetId,
        @Nullable Problem error) {

    static ReportedItem of(ItemResult result) {
        PlannedItem item = result.item();
        Outcome outcome = result.outcome();
        if (outcome instanceof Outcome.Created created) {
            return new ReportedItem("create", "succeeded", item.reasons(), created.targetId(), null);
        }
        if (outcome instanceof Outcome.Updated updated) {
            List<String> differences =
                    updated.differences().stream().map(Difference::toString).toList();
            return new ReportedItem("update", "succeeded", differences, updated.targetId(), null);
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return new ReportedItem("none", "unchanged", List.of("equal"), unchanged.targetId(), null);
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            return new ReportedItem("none", "skipped", item.reasons(), skipped.targetId(), null);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return ended(item, "failed", failed.problem());
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            return ended(item, "blocked", blocked.problem());
        }
        return ended(item, "cancelled", null);
    }

    private static ReportedItem ended(PlannedItem item, String status, @Nullable Problem error) {
        StoryRow match = item.match();
        String operation = item.operation() == Operation.COMPARE
                ? Operation.UPDATE.toString()
                : item.operation().toString();
        return new ReportedItem(operation, status, item.reasons(), match == null ? null : match.id(), error);
    }
}
