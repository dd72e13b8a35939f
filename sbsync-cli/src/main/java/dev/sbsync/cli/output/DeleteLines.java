package dev.sbsync.cli.output;

import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.ByKind;
import dev.sbsync.core.report.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The items that a plan deletes, by name. Stateless. */
public final class DeleteLines {

    /** The number of items named. */
    private static final int NAMED = 20;

    private DeleteLines() {}

    /**
     * Returns the first items with the number of the others, and whether they can be restored; empty if there are none.
     */
    public static List<String> of(SyncPlan plan) {
        List<PlannedItem> deletes = deletes(plan);
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
        restorable(plan).ifPresent(lines::add);
        return lines;
    }

    /** Returns whether the items that a plan deletes can be restored, as a sentence; empty if there are none. */
    static Optional<String> restorable(SyncPlan plan) {
        List<PlannedItem> deletes = deletes(plan);
        long inTrash = deletes.stream()
                .filter(item -> item.why().include(Reason.TRASH))
                .count();
        if (deletes.isEmpty()) {
            return Optional.empty();
        }
        if (inTrash == deletes.size()) {
            return Optional.of("Deleted items can be restored from the trash in Storyblok.");
        }
        return Optional.of(
                inTrash == 0
                        ? "Deleted items cannot be restored."
                        : Formats.count(inTrash, "deleted item") + " can be restored from the trash in Storyblok, "
                                + Formats.number(deletes.size() - inTrash) + " cannot be restored.");
    }

    private static List<PlannedItem> deletes(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.operation() == Operation.DELETE)
                .toList();
    }
}
