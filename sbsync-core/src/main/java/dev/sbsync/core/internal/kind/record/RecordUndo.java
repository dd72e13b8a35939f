package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.KindUndo;
import dev.sbsync.core.internal.kind.PlanReading;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.UndoPlanned;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.ItemCost;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.Placement;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.plan.Reasons;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Restores the records of a kind from the archive of a run. Thread-safe. */
record RecordUndo(RecordKind kind, RecordKinds kinds) implements KindUndo {

    @Override
    public UndoPlanned plan(UndoRequest request) {
        UndoneScope scope = request.scope().get(UndoneScope.class, () -> UndoneScope.of(kinds, request));
        List<ChangedRecord> changed = scope.changed(kind);
        if (changed.isEmpty()) {
            return new UndoPlanned(plan(request, scope, List.of()), all -> List.of());
        }
        Map<ItemKey, ChangedRecord> restored = changed.stream()
                .filter(ChangedRecord::restored)
                .collect(Collectors.toMap(ChangedRecord::key, Function.identity()));
        // an undo that began may have moved others, and is resumed with them
        boolean moved = kind.ordered() && !request.undone().items().isEmpty();
        List<PlannedItem> written = new RecordPlanner(
                        kind.undoing().restoring(kind, request.archive()),
                        asSync(request, scope),
                        scope,
                        new OwnReferences())
                .plan().items().stream()
                        .filter(item ->
                                restored.containsKey(item.key()) || moves(item) || (moved && isOther(item, changed)))
                        .toList();
        Set<ItemKey> planned = new HashSet<>();
        request.before().items().forEach(item -> planned.add(item.key()));
        written.forEach(item -> planned.add(item.key()));
        List<PlannedItem> items = new ArrayList<>();
        written.forEach(item -> items.add(undone(item, planned, restored.get(item.key()))));
        changed.stream()
                .filter(record -> !planned.contains(record.key()))
                .forEach(record -> kept(record, scope).ifPresent(items::add));
        return new UndoPlanned(plan(request, scope, items), all -> created(scope, all));
    }

    @Override
    public SyncPlan inOrder(SyncPlan all) {
        return kind.undoing().inOrder(all);
    }

    private static boolean isOther(PlannedItem item, List<ChangedRecord> changed) {
        return changed.stream().noneMatch(record -> record.key().equals(item.key()));
    }

    /** Returns whether a record makes room for others, so that they are where they were. */
    private static boolean moves(PlannedItem item) {
        return item.operation() == Operation.UPDATE
                && RecordRow.of(item.source()).move() != null;
    }

    private PlanRequest asSync(UndoRequest request, UndoneScope scope) {
        return new PlanRequest(
                request.space(),
                request.space(),
                request.options(),
                false,
                null,
                scope.source().rows(kind.id()).stream().map(RecordRow::key).collect(Collectors.toSet()),
                request.before(),
                PlanReading.NONE,
                request.scope());
    }

    private SyncPlan plan(UndoRequest request, UndoneScope scope, List<PlannedItem> items) {
        SyncPlan empty = SyncPlan.empty(request.source(), request.target(), request.options());
        return items.isEmpty()
                ? empty
                : kind.undoing()
                        .planned(new SyncPlan(
                                empty.source(),
                                empty.target(),
                                items,
                                List.of(),
                                scope.target().rows(kind.id()).stream()
                                        .map(RecordRow::key)
                                        .collect(Collectors.toSet()),
                                empty.publish(),
                                empty.identity(),
                                empty.languages(),
                                List.of()));
    }

    /** Returns an item of the undo; {@code record} is null if it only makes room for others. */
    private PlannedItem undone(PlannedItem item, Set<ItemKey> planned, @Nullable ChangedRecord record) {
        UnlistedUndo unlisted = record == null ? UnlistedUndo.NOTHING : record.unlisted();
        boolean only = item.operation() == Operation.UNCHANGED && unlisted.restored() != null;
        boolean writes = only || item.operation().readsContent();
        List<Problem> warnings = new ArrayList<>(item.warnings());
        if (item.operation() == Operation.CREATE && kind.trash(kind.target()) == null) {
            warnings.add(KindWriter.RECREATED);
        }
        Optional.ofNullable(unlisted.lost()).ifPresent(warnings::add);
        List<Difference> differences = new ArrayList<>(item.differences());
        Optional.ofNullable(unlisted.restored()).ifPresent(differences::add);
        return new PlannedItem(
                item.source(),
                item.match(),
                only ? Operation.UPDATE : item.operation(),
                item.changes(),
                writes ? new Reasons(differences, List.of(Reason.UNDONE.cause())) : item.why(),
                item.placement(),
                item.after().stream().filter(planned::contains).toList(),
                null,
                only ? kind.cost(RecordRow.of(item.source()), 0) : item.cost(),
                false,
                warnings,
                item.problem());
    }

    /** Returns the item of a record that is left as it is. */
    private Optional<PlannedItem> kept(ChangedRecord record, UndoneScope scope) {
        RecordRow now = record.now();
        Problem why = record.left();
        if (why == null && (now == null || !record.restored())) {
            return Optional.empty();
        }
        RecordRow row = now != null ? now : kind.row(Objects.requireNonNull(record.before()), scope.target());
        return Optional.of(new PlannedItem(
                row.keyed(record.key()),
                now,
                why == null ? Operation.UNCHANGED : Operation.NONE, // without a value, as before
                Set.of(),
                Reasons.of((why == null ? Reason.UNCHANGED : Reason.DRIFTED).cause()),
                Placement.ROOT,
                List.of(),
                null,
                ItemCost.NONE,
                false,
                why == null ? List.of() : List.of(why),
                null));
    }

    /** Returns the records that the run has created; parts of others are gone with those. */
    private List<DeleteCandidate> created(UndoneScope scope, SyncPlan plan) {
        RecordDeletion deletion = kind.deleting();
        if (deletion == null) {
            return List.of();
        }
        RecordUsers users = new RecordUsers(deletion, scope.target(), plan);
        return scope.changed(kind).stream()
                .filter(ChangedRecord::deleted)
                .map(record -> Objects.requireNonNull(record.now()))
                .map(row -> deletion.candidate(row, Reason.CREATED_BY_RUN, null, users, kind.target()))
                .toList();
    }

    @Override
    public KindWriters writers(RunRequest request, StoredArchive archive) {
        return new RecordWriters(kind.undoing().restoring(kind, archive), kinds, request, new OwnReferences());
    }

    /** A plan of records has compared them with the target; what the trash may have is known by the id that it had. */
    @Override
    public Function<ItemKey, Optional<Baseline>> planned(SyncPlan plan, StoredArchive archive) {
        Set<ItemKey> restorable = kinds.restorable(plan);
        RecordKind whole = kind.undoing().partOf();
        Map<ItemKey, Baseline> deleted = new HashMap<>();
        for (PlannedItem item : plan.items()) {
            if (item.operation() == Operation.CREATE
                    && item.key().kind().equals(kind.id())
                    && RecordRow.of(item.source()).isOneOf(restorable)) {
                archive.before(
                                whole == null
                                        ? item.key()
                                        : new ItemKey(whole.id(), item.key().id()))
                        .flatMap(before -> Optional.ofNullable(before.payload()))
                        .map(payload -> payload.path("id").asLong())
                        .ifPresent(id -> deleted.put(
                                item.key(), RecordBaseline.of(RecordRow.of(item.source()), id, "", "", List.of())));
            }
        }
        return key -> Optional.ofNullable(deleted.get(key));
    }
}
