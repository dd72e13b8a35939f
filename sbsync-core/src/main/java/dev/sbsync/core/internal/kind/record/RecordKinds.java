package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.ReferenceMappers;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The record kinds of a sync, which reference each other, and its spaces. Thread-safe once all are added. */
public final class RecordKinds {

    private final Side source;
    private final Side target;
    private final ReferenceMappers references;
    private final Map<String, RecordKind> byId = new HashMap<>();

    /** Creates a registry without kinds. */
    public RecordKinds(Side source, Side target, ReferenceMappers references) {
        this.source = source;
        this.target = target;
        this.references = references;
    }

    /** Adds a kind and returns it. */
    public <K extends RecordKind> K add(K kind) {
        byId.put(kind.id(), kind);
        return kind;
    }

    /** Returns a kind; null if it is unknown. */
    @Nullable
    RecordKind get(String id) {
        return byId.get(id);
    }

    /** Returns the records that a plan creates, and that come back from the trash if they are in it. */
    Set<ItemKey> restorable(SyncPlan plan) {
        return plan.items().stream()
                .filter(item -> item.operation() == Operation.CREATE)
                .map(PlannedItem::key)
                .filter(key -> {
                    RecordKind kind = byId.get(key.kind());
                    return kind != null && kind.trash(target) != null;
                })
                .collect(Collectors.toSet());
    }

    ReferenceMappers references() {
        return references;
    }

    /** Returns the source. */
    public Side source() {
        return source;
    }

    Side target() {
        return target;
    }

    /** Returns the kind of a class; each class is added once. */
    public <K extends RecordKind> K find(Class<K> type) {
        return byId.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns lists of a space.
     *
     * @param inside returns whether the records inside one of another kind are needed
     */
    SpaceLists of(Side side, Predicate<RecordRow> inside) {
        return new SpaceLists(side, this, null, inside);
    }

    /** Returns whether a plan has to do with a record of the source. */
    private boolean wanted(RecordRow row, PlanRequest request) {
        RecordKind kind = byId.get(row.key().kind());
        return kind == null
                || !request.onlyReferenced(kind.id())
                || kind.referenced(row, references.assets(request.scope()));
    }

    /** Returns the lists of a plan, which has read the settings of both spaces. */
    RecordScope scope(PlanRequest request) {
        Predicate<RecordRow> selected = request.options().selection()::includes;
        boolean all = request.options().deletes().deletes(); // what the source has anywhere is not deleted
        return new RecordScope(
                this,
                new SpaceLists(source, this, request.source(), all ? row -> true : selected),
                new SpaceLists(target, this, request.target(), selected),
                request.state(),
                row -> wanted(row, request));
    }
}
