package dev.sbsync.core.report;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.List;

/** The verdict of a plan. Never "no changes" if an item was not compared. */
public final class PlanVerdict {

    private PlanVerdict() {}

    /** Returns the verdict: {@code No changes}, or {@code Changes pending: 2 to create, 1 needs check}. */
    public static String line(SyncPlan plan) {
        if (!plan.changesPending()) {
            long skipped = plan.count(Operation.NONE);
            return skipped == 0 ? "No changes" : "No changes, " + Formats.number(skipped) + " skipped";
        }
        List<String> parts = new ArrayList<>();
        add(parts, plan.count(Operation.CREATE), "to create");
        add(parts, plan.count(Operation.UPDATE), "to update");
        add(parts, plan.count(Operation.COMPARE), plan.count(Operation.COMPARE) == 1 ? "needs check" : "need check");
        add(parts, plan.count(Operation.DELETE), "to delete");
        add(parts, plan.count(Operation.CONFLICT), "in conflict");
        return "Changes pending: " + String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(Formats.number(count) + " " + what);
        }
    }
}
