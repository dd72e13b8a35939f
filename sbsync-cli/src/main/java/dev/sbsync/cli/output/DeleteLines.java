package dev.sbsync.cli.output;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import java.util.ArrayList;
import java.util.List;

/** The items that a plan deletes, by name. Stateless. */
public final class DeleteLines {

    /** The number of items named. */
    private static final int NAMED = 20;

    private DeleteLines() {}

    /**
     * Returns the first items with the number of the others, and whether they can be restored; empty if there are none.
     */
    public static List<String> of(SyncPlan plan) {
        List<PlannedItem> deletes = plan.items().stream()
                .filter(item -> item.operation() == Operation.DELETE)
                .toList();
        List<String> lines = new ArrayList<>();
        if (deletes.isEmpty()) {
            return lines;
        }
        lines.add("To be deleted in " + plan.target() + ", " + Formats.count(deletes.size(), "item") + ":");
        deletes.stream().limit(NAMED).forEach(item -> lines.add("  - " + ByKind.name(item.source())));
        if (deletes.size() > NAMED) {
            lines.add("  … and " + Formats.number(deletes.size() - NAMED) + " more; 'sbsync plan --delete --all' lists"
                    + " them");
        }
        lines.add(restorable(deletes));
        return lines;
    }

    private static String restorable(List<PlannedItem> deletes) {
        long inTrash = deletes.stream()
                .filter(item -> item.why().include(Reason.TRASH))
                .count();
        if (inTrash == deletes.size()) {
            return "They can be restored from the trash in Storyblok.";
        }
        return inTrash == 0
                ? "They cannot be restored."
                : Formats.number(inTrash) + " of them can be restored from the trash in Storyblok, "
                        + Formats.number(deletes.size() - inTrash) + " cannot be restored.";
    }
}
