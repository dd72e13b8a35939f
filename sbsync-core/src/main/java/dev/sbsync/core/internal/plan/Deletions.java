package dev.sbsync.core.internal.plan;

import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SyncPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans which candidates are deleted: those that hold nothing that is kept, each after what it holds. Blocks for their
 * warnings.
 */
final class Deletions {

    private static final Problem SKIPPED = new Problem(OutcomeCode.KEPT, "the plan file says to skip it; not deleted");

    private final Map<ItemKey, DeleteCandidate> candidates = new LinkedHashMap<>();
    private final Map<ItemKey, Problem> kept = new LinkedHashMap<>();
    private final Map<ItemKey, PlannedItem> planned = new LinkedHashMap<>();
    private final Set<ItemKey> changed = new HashSet<>();

    private Deletions(SyncPlan plan, List<DeleteCandidate> all, PlanOptions options) {
        for (PlannedItem item : plan.items()) {
            Item match = item.match();
            if (match != null && item.operation() == Operation.UPDATE) {
                changed.add(match.key());
            }
        }
        for (DeleteCandidate candidate : all) {
            candidates.put(candidate.item().key(), candidate);
            boolean skipped = options.skips(new TargetItem(candidate.item()).key());
            Problem why = candidate.kept() == null && skipped ? SKIPPED : candidate.kept();
            if (why != null) {
                kept.put(candidate.item().key(), why);
            }
        }
    }

    /**
     * Returns a plan of everything else with the deletes after it; the items of candidates are no longer extra.
     *
     * @param options the decisions of a reviewed plan
     */
    static SyncPlan of(SyncPlan plan, List<DeleteCandidate> all, PlanOptions options) {
        Deletions deletions = new Deletions(plan, all, options);
        deletions.keepWhatHoldsKept();
        deletions.candidates.keySet().forEach(deletions::visit);
        return deletions.addedTo(plan);
    }

    private void keepWhatHoldsKept() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (DeleteCandidate candidate : candidates.values()) {
                Item held = kept.containsKey(candidate.item().key()) ? null : firstKept(candidate);
                if (held != null) {
                    kept.put(candidate.item().key(), holds(candidate.item(), held));
                    changed = true;
                }
            }
        }
    }

    private @Nullable Item firstKept(DeleteCandidate candidate) {
        return candidate.holds().stream()
                .filter(held -> !candidates.containsKey(held.key()) || kept.containsKey(held.key()))
                .min(Comparator.comparing(Item::key))
                .orElse(null);
    }

    private static Problem holds(Item item, Item held) {
        boolean inside = held.path().startsWith(item.path() + "/");
        return new Problem(
                OutcomeCode.KEPT,
                (inside ? "it contains" : "it is used by") + " the " + held.type() + " '" + held.displayPath()
                        + "', which is kept; not deleted");
    }

    private void visit(ItemKey key) {
        if (planned.containsKey(key)) {
            return;
        }
        DeleteCandidate candidate = candidates.get(key);
        if (candidate == null) {
            return;
        }
        List<ItemKey> after = new ArrayList<>();
        candidate.holds().stream().map(Item::key).sorted().forEach(held -> {
            visit(held);
            DeleteCandidate other = candidates.get(held);
            if (other != null) {
                after.add(new TargetItem(other.item()).key());
            }
        });
        planned.put(key, item(candidate, after));
    }

    private PlannedItem item(DeleteCandidate candidate, List<ItemKey> after) {
        Problem why = kept.get(candidate.item().key());
        Operation operation = why == null ? Operation.DELETE : Operation.NONE;
        return new PlannedItem(
                new TargetItem(candidate.item()),
                candidate.item(),
                operation,
                Set.of(),
                new Reasons(
                        List.of(),
                        why == null ? candidate.why() : List.of(reason(why).cause())),
                Placement.ROOT,
                why == null ? after : List.of(),
                null,
                why == null ? new ItemCost(candidate.requestsAtMost(), false, false) : ItemCost.NONE,
                false,
                why == null ? candidate.warnings().apply(this::stays) : List.of(why),
                null);
    }

    private boolean stays(ItemKey target) {
        PlannedItem item = planned.get(target);
        return !changed.contains(target) && (item == null || item.operation() != Operation.DELETE);
    }

    private static Reason reason(Problem why) {
        if (why.equals(SKIPPED)) {
            return Reason.DECIDED;
        }
        return why.code() == OutcomeCode.KEPT ? Reason.HOLDS_KEPT : Reason.DRIFTED;
    }

    private SyncPlan addedTo(SyncPlan plan) {
        long inTarget = plan.extra().size()
                + plan.existing().stream().filter(item -> !item.added()).count();
        List<PlannedItem> items = new ArrayList<>(plan.items());
        items.addAll(planned.values());
        Set<ItemKey> notExtra = new HashSet<>(planned.keySet());
        planned.forEach((key, item) -> {
            if (item.operation() == Operation.DELETE) {
                notExtra.addAll(Objects.requireNonNull(candidates.get(key)).with());
            }
        });
        List<Item> extra = plan.extra().stream()
                .filter(row -> !notExtra.contains(row.key()))
                .toList();
        return plan.with(items, extra).inTarget(inTarget);
    }
}
