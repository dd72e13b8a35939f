package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TargetParent;
import dev.sbsync.core.state.Baseline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Plans the records of one kind, each after what it needs. One instance creates one plan. */
final class RecordPlanner {

    private final RecordKind kind;
    private final PlanRequest request;
    private final ReferenceMapper references;
    private final Map<ItemKey, RecordRow> source = new LinkedHashMap<>();
    private final List<RecordRow> target;
    private final Map<ItemKey, RecordRow> matches;
    private final Map<ItemKey, PlannedItem> planned = new LinkedHashMap<>();
    private final List<Baseline> renewed = new ArrayList<>();
    private final RecordScope scope;
    private final ReferencedItems referenced;
    private final long leftOut;
    private final Set<Long> targetIds = new HashSet<>();
    private final Set<ItemKey> visiting = new LinkedHashSet<>();

    RecordPlanner(RecordKind kind, PlanRequest request, RecordScope scope, ReferenceMapper references) {
        this.kind = kind;
        this.request = request;
        this.references = references;
        this.scope = scope;
        this.referenced = new ReferencedItems(request, scope);
        List<RecordRow> rows = scope.source().rows(kind.id());
        rows.stream().filter(scope::wants).forEach(row -> source.put(row.key(), row));
        this.leftOut = (long) rows.size() - source.size();
        this.target = scope.target().rows(kind.id());
        target.forEach(row -> targetIds.add(row.id()));
        this.matches = scope.matches(kind);
        if (kind.ordered()) {
            List<RecordRow> siblings = source.values().stream()
                    .filter(row -> matches.containsKey(row.key())
                            || decision(row, null).operation() != Operation.NONE)
                    .toList();
            Map<ItemKey, Move> moves = SiblingPositions.of(siblings, matches, target, scope::targetOf);
            source.replaceAll((key, row) -> row.moving(moves.get(key)));
        }
    }

    /** Returns the new baselines of records that are equal. */
    List<Baseline> renewed() {
        return renewed;
    }

    SyncPlan plan() {
        source.values().forEach(this::visit);
        Set<RecordRow> matched = new HashSet<>(matches.values());
        List<Item> extra = (request.onlyReferenced(kind.id()) ? List.<RecordRow>of() : target)
                .stream()
                        .filter(row -> !matched.contains(row) && !kind.blank(row) && selected(row))
                        .map(Item.class::cast)
                        .toList();
        return new SyncPlan(
                request.before().source(),
                request.before().target(),
                List.copyOf(planned.values()),
                extra,
                target.stream().map(RecordRow::key).collect(Collectors.toSet()),
                request.options().publish(),
                request.options().identity(),
                SpaceLanguages.UNKNOWN,
                List.of(),
                0,
                leftOut,
                null);
    }

    /** Folders and tags of referenced assets are needed, not selected. */
    private boolean selected(RecordRow row) {
        return request.syncs(kind.id())
                && request.options().selection().includes(row)
                && (!request.onlyReferenced(kind.id()) || kind.is(RecordTrait.IN_CONTENT));
    }

    /**
     * Plans what a record needs, then the record. A record that is not selected is left as it is if it exists, and
     * created if others need it, unless its kind is not synced.
     */
    private void visit(RecordRow row) {
        RecordRow match = matches.get(row.key());
        boolean nothing = kind.blank(row) && (match == null || kind.blank(match));
        boolean left = nothing || (!selected(row) && (match != null || !request.syncs(kind.id())));
        if (left || planned.containsKey(row.key()) || !visiting.add(row.key())) {
            return;
        }
        row.references().stream().map(Reference::to).map(source::get).forEach(other -> {
            if (other != null) {
                visit(other);
            }
        });
        visiting.remove(row.key());
        PlannedItem item = item(row);
        planned.put(row.key(), item);
        referenced.add(item);
    }

    private PlannedItem item(RecordRow listed) {
        RecordRow match = matches.get(listed.key());
        RecordRow row = baseline(listed, match)
                .filter(then -> match != null && then.of(listed, match, RecordBaseline.CONDITIONS))
                .map(then -> listed.marked(listed.markers().with(kind.unlisted().remembered(listed, then.source()))))
                .orElse(listed);
        Problem conflict = referenced.conflict(row, visiting);
        if (conflict != null) {
            return item(row, match, Operation.CONFLICT, Reasons.NONE, List.of(), List.of(), conflict);
        }
        RecordDecision decision = decision(row, match);
        Baseline newBaseline = decision.renewed();
        if (newBaseline != null) {
            renewed.add(newBaseline);
        }
        boolean writes = decision.operation().readsContent();
        Stream<Problem> ofWriting = writes ? Stream.concat(referenced.missing(row), breaks(row, match)) : Stream.of();
        List<Problem> warnings = Stream.of(
                        row.problems().stream(),
                        referenced.leftOut(row),
                        open(row),
                        decision.warnings().stream(),
                        ofWriting)
                .flatMap(problems -> problems)
                .toList();
        List<ItemKey> after = writes ? referenced.dependencies(row) : List.of();
        return item(row, match, decision.operation(), readable(decision.why()), after, warnings, null);
    }

    private Reasons readable(Reasons why) {
        return new Reasons(
                why.differences().stream()
                        .map(difference -> difference.reworded(scope::readable))
                        .toList(),
                why.others());
    }

    private RecordDecision decision(RecordRow row, @Nullable RecordRow match) {
        for (Reference reference : row.references()) {
            Reasons why = reference.needed() ? referenced.absence(reference.to()) : null;
            if (why != null) {
                return RecordDecision.withoutNeed(referenced.name(reference.to()), why, row.key(), request.options());
            }
        }
        ObjectNode there = match == null ? null : match.compared();
        ObjectNode wanted = (ObjectNode)
                kind.mapped(row.wanted(referenced::targetOf, there), references).value();
        return RecordDecision.of(
                kind,
                row,
                match,
                RecordRow.fields(wanted),
                RecordRow.fields(there == null ? wanted : kind.counted(there, wanted)),
                baseline(row, match),
                request.of(row.key()));
    }

    private Optional<Baseline> baseline(RecordRow row, @Nullable RecordRow match) {
        return Optional.ofNullable(request.state())
                .flatMap(state -> state.baseline(row.key()))
                .filter(then -> match != null || !targetIds.contains(then.targetId()));
    }

    private Stream<Problem> breaks(RecordRow row, @Nullable RecordRow match) {
        return match == null || request.comparing() ? Stream.of() : kind.breaks(row, match).stream();
    }

    private PlannedItem item(
            RecordRow row,
            @Nullable RecordRow match,
            Operation operation,
            Reasons why,
            List<ItemKey> after,
            List<Problem> warnings,
            @Nullable Problem conflict) {
        return new PlannedItem(
                row.referring(referenced.targetsOf(row)),
                match,
                operation,
                Set.of(),
                why,
                new Placement(new TargetParent.Root(), row.parentPath(), null, null),
                after,
                null,
                operation.readsContent() ? kind.cost(row, ofTrash(operation, why)) : ItemCost.NONE,
                !selected(row),
                warnings,
                conflict);
    }

    /** Returns the number of requests that restore a record, if it may be in the trash. */
    private long ofTrash(Operation operation, Reasons why) {
        boolean deleted = operation == Operation.CREATE && (scope.undoes() || why.include(Reason.TARGET_DELETED));
        return deleted && kind.trash(kind.target()) != null ? RecordTrash.REQUESTS : 0;
    }

    /** Stories that are planned after the records may be what a reference names. */
    private Stream<Problem> open(RecordRow row) {
        return request.options().kinds().contains(Kind.STORIES)
                ? Stream.of()
                : kind.openReferences(row, references).stream();
    }
}
