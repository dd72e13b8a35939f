package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.state.Baseline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the records of one kind: matched by path or baseline, each after what it needs. Pure; one instance creates one
 * plan.
 */
final class RecordPlanner {

    private final PlanRequest request;
    private final Map<ItemKey, RecordRow> source = new LinkedHashMap<>();
    private final Map<ItemKey, RecordRow> target = new LinkedHashMap<>();
    private final Map<ItemKey, RecordRow> matches = new HashMap<>();
    private final Map<ItemKey, ItemKey> targetKeys = new HashMap<>();
    private final Map<ItemKey, PlannedItem> planned = new LinkedHashMap<>();
    private final List<Baseline> renewed = new ArrayList<>();
    private final Set<ItemKey> before = new HashSet<>();
    private final Set<ItemKey> visiting = new LinkedHashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();

    RecordPlanner(PlanRequest request, List<RecordRow> sourceRows, List<RecordRow> targetRows) {
        this.request = request;
        sourceRows.forEach(row -> source.put(row.key(), row));
        targetRows.forEach(row -> target.put(row.key(), row));
        for (PlannedItem item : request.before().items()) {
            before.add(item.key());
            Item match = item.match();
            if (match != null) {
                targetKeys.put(item.key(), match.key());
            }
        }
        matchByPath(targetRows);
        matchRenamed();
        matches.forEach((key, match) -> targetKeys.put(key, match.key()));
    }

    private void matchByPath(List<RecordRow> targetRows) {
        Map<String, RecordRow> byPath = new HashMap<>();
        targetRows.forEach(row -> byPath.putIfAbsent(row.path(), row));
        for (RecordRow row : source.values()) {
            RecordRow there = byPath.get(row.path());
            if (there != null) {
                matches.put(row.key(), there);
            }
        }
    }

    /** A record that is at no path of the target may have been renamed since: its baseline knows its counterpart. */
    private void matchRenamed() {
        PairState state = request.state();
        Set<RecordRow> taken = new HashSet<>(matches.values());
        for (RecordRow row : source.values()) {
            RecordRow there = matches.containsKey(row.key()) || state == null
                    ? null
                    : state.baseline(row.key())
                            .map(then -> target.get(new ItemKey(row.key().kind(), then.targetId())))
                            .orElse(null);
            if (there != null && taken.add(there)) {
                matches.put(row.key(), there);
            }
        }
    }

    /** Returns the new baselines of records that are equal. */
    List<Baseline> renewed() {
        return renewed;
    }

    SyncPlan plan() {
        source.values().stream().filter(this::selected).forEach(this::visit);
        Set<RecordRow> matched = new HashSet<>(matches.values());
        List<Item> extra = target.values().stream()
                .filter(row -> !matched.contains(row) && selected(row))
                .map(Item.class::cast)
                .toList();
        return new SyncPlan(
                request.before().source(),
                request.before().target(),
                List.copyOf(planned.values()),
                extra,
                target.keySet(),
                request.options().publish(),
                SpaceLanguages.UNKNOWN,
                List.of());
    }

    private boolean selected(RecordRow row) {
        return request.options().selection().includes(row);
    }

    /** Plans what a record needs, then the record; what is only needed and exists is left as it is. */
    private void visit(RecordRow row) {
        boolean left = !selected(row) && targetKeys.containsKey(row.key());
        if (left || planned.containsKey(row.key()) || !visiting.add(row.key())) {
            return;
        }
        for (ItemKey needed : row.references().values()) {
            RecordRow other = source.get(needed);
            if (other != null) {
                visit(other);
            }
        }
        visiting.remove(row.key());
        planned.put(row.key(), item(row));
    }

    private PlannedItem item(RecordRow row) {
        Optional<ItemKey> cycle = row.references().values().stream()
                .filter(needed -> visiting.contains(needed) || needed.equals(row.key()))
                .findFirst();
        if (cycle.isPresent()) {
            return conflict(row, "its references form a cycle, through " + cycle.get());
        }
        if (!paths.add(row.path())) {
            return conflict(row, "another record of the source has the same path");
        }
        RecordRow match = matches.get(row.key());
        RecordDecision decision = RecordDecision.of(row, match, row.fields(targetKeys::get), request);
        if (decision.renewed() != null) {
            renewed.add(decision.renewed());
        }
        boolean written = decision.operation().readsContent();
        return new PlannedItem(
                row.referring(targetsOf(row)),
                match,
                decision.operation(),
                Set.of(),
                decision.why(),
                placement(row),
                written ? dependencies(row) : List.of(),
                null,
                new ItemCost(written ? 2 : 0, false, false),
                !selected(row),
                decision.warnings(),
                null);
    }

    private Map<ItemKey, ItemKey> targetsOf(RecordRow row) {
        Map<ItemKey, ItemKey> known = new HashMap<>();
        row.references().values().forEach(needed -> {
            ItemKey there = targetKeys.get(needed);
            if (there != null) {
                known.put(needed, there);
            }
        });
        return known;
    }

    private List<ItemKey> dependencies(RecordRow row) {
        return row.references().values().stream()
                .filter(needed -> planned.containsKey(needed) || before.contains(needed))
                .distinct()
                .toList();
    }

    private static Placement placement(RecordRow row) {
        return new Placement(new TargetParent.Root(), row.parentPath(), null, null);
    }

    private PlannedItem conflict(RecordRow row, String why) {
        return new PlannedItem(
                row,
                matches.get(row.key()),
                Operation.CONFLICT,
                Set.of(),
                Reasons.NONE,
                placement(row),
                List.of(),
                null,
                ItemCost.NONE,
                !selected(row),
                List.of(),
                new Problem(OutcomeCode.PATH_TAKEN, why));
    }
}
