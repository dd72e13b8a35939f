package dev.sbsync.core.review;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.plan.ItemDecision;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.review.PlanFileItem.TargetMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares a plan file with a plan of the spaces as they are now, and says what moved. */
final class MovedItems {

    private final Map<ItemKey, PlannedItem> now = new LinkedHashMap<>();
    private final Map<ItemKey, PlanFileItem> file = new LinkedHashMap<>();
    private final List<String> moved = new ArrayList<>();

    private MovedItems(PlanFile file, SyncPlan plan) {
        file.items().forEach(item -> this.file.put(item.key(), item));
        plan.items().forEach(item -> now.put(item.key(), item));
    }

    static List<String> of(PlanFile file, SyncPlan plan) {
        MovedItems found = new MovedItems(file, plan);
        file.items().forEach(found::check);
        found.requireNoOthers();
        found.extra(file, plan.extra());
        return found.moved;
    }

    private void check(PlanFileItem then) {
        PlannedItem item = now.get(then.key());
        String path = "'" + then.path() + "' ";
        if (item == null) {
            moved.add(path
                    + (then.operation() == Operation.DELETE
                            ? "is gone from the target, or no longer to be deleted"
                            : "is gone from the source, or from the selection"));
            return;
        }
        Optional<String> side = side(then, item);
        if (side.isPresent()) {
            moved.add(path + side.get());
        } else {
            otherwise(then, item).ifPresent(why -> moved.add(path + why));
        }
    }

    private static Optional<String> side(PlanFileItem then, PlannedItem item) {
        Item match = item.match();
        TargetMatch target = then.target();
        if (then.source().moved(item.source().markers())
                || !then.path().equals(item.source().displayPath())) {
            return Optional.of("changed in the source");
        }
        if (target == null || match == null) {
            return target == null && match == null
                    ? Optional.empty()
                    : Optional.of(match == null ? "was deleted in the target" : "appeared in the target");
        }
        if (target.id() != match.id()) {
            return Optional.of("is another item of the target now (id " + match.id() + ")");
        }
        return target.markers().moved(match.markers()) ? Optional.of("changed in the target") : Optional.empty();
    }

    /** Returns why an item is not planned as the file says, although it looks as it did. */
    private Optional<String> otherwise(PlanFileItem then, PlannedItem item) {
        Operation operation = item.operation();
        if (then.decision() == ItemDecision.OVERWRITE && !writes(operation) && operation != Operation.UNCHANGED) {
            return Optional.of("cannot be written, as decided in line " + then.line() + ": " + whyNot(item));
        }
        boolean as = then.edited() || then.operation() == operation || (compared(then) && compared(item));
        boolean sameChanges = then.edited() || item.changes().equals(then.changes()) || skippedOrEqual(operation);
        return as && sameChanges
                ? Optional.empty()
                : Optional.of("is planned otherwise now: " + operation + " instead of " + then.operation() + " ("
                        + why(item) + ")");
    }

    private static boolean writes(Operation operation) {
        return operation.readsContent() || operation == Operation.DELETE;
    }

    private static boolean skippedOrEqual(Operation operation) {
        return !operation.readsContent();
    }

    private static boolean compared(PlanFileItem then) {
        return then.operation() == Operation.UPDATE || then.operation() == Operation.COMPARE;
    }

    /** What the file's plan has read, this one has not. */
    private static boolean compared(PlannedItem item) {
        return item.operation() == Operation.UPDATE
                || item.operation() == Operation.COMPARE
                || item.operation() == Operation.UNCHANGED;
    }

    /** Returns why an item is not written: what it needs is skipped, or whatever the plan says. */
    private String whyNot(PlannedItem item) {
        String skipped = skippedFolder(item)
                .map(folder -> "its folder '" + folder.path() + "' is skipped (line " + folder.line() + ")")
                .or(() -> Optional.of(why(item)).filter(why -> item.why().include(Reason.DECIDED)))
                .orElse(null);
        return skipped == null ? why(item) : skipped + "; skip both, or neither";
    }

    /** Returns the nearest folder of an item that the file skips, if it does not exist in the target. */
    private Optional<PlanFileItem> skippedFolder(PlannedItem item) {
        PlannedItem folder = folder(item);
        while (folder != null && folder.match() == null) {
            PlanFileItem then = file.get(folder.key());
            if (then != null && then.decision() == ItemDecision.SKIP) {
                return Optional.of(then);
            }
            folder = folder(folder);
        }
        return Optional.empty();
    }

    private @Nullable PlannedItem folder(PlannedItem item) {
        return item.placement().parent() instanceof TargetParent.Planned folder ? now.get(folder.key()) : null;
    }

    private static String why(PlannedItem item) {
        return item.conflict().map(conflict -> conflict.message()).orElseGet(() -> String.join("; ", item.reasons()));
    }

    private void requireNoOthers() {
        now.forEach((key, item) -> {
            if (!file.containsKey(key)) {
                moved.add("'" + item.source().displayPath() + "' is new in the "
                        + (item.source() instanceof TargetItem ? "target" : "source, or in the selection"));
            }
        });
    }

    private void extra(PlanFile file, List<Item> extra) {
        Map<ItemKey, Item> left = new LinkedHashMap<>();
        extra.forEach(item -> left.put(item.key(), item));
        file.extra().forEach((key, then) -> {
            String path = "'" + Objects.requireNonNull(file.extraPaths().get(key)) + "' ";
            @Nullable Item item = left.remove(key);
            if (item == null) {
                moved.add(path + "is gone from the target");
            } else if (then.markers().moved(item.markers())) {
                moved.add(path + "changed in the target");
            }
        });
        left.values().forEach(item -> moved.add("'" + item.displayPath() + "' is new in the target"));
    }
}
