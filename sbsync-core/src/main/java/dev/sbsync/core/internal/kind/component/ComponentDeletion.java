package dev.sbsync.core.internal.kind.component;

import static dev.sbsync.core.internal.kind.component.ComponentsKind.components;

import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.record.RecordDeletion;
import dev.sbsync.core.internal.kind.record.RecordRow;
import dev.sbsync.core.internal.kind.record.RecordTrash;
import dev.sbsync.core.internal.kind.record.SpaceLists;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.SyncPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A component is deleted after its presets; stories that use it keep its blocks. Thread-safe. */
final class ComponentDeletion extends RecordDeletion {

    private final Side target;

    ComponentDeletion(Side target) {
        super(side -> components(side)::delete, PresetsKind.ID);
        this.target = target;
    }

    /** A component comes back with its presets (docs/management-api.md). */
    @Override
    protected RecordTrash trash(Side side) {
        return new RecordTrash(id -> components(side).get(id).raw(), components(side)::restore);
    }

    /** The target refuses to delete its default content type. */
    @Override
    protected Optional<String> neededAfter(SyncPlan plan, RecordRow row, SpaceLists lists) {
        boolean replaced = plan.items().stream()
                .anyMatch(item ->
                        item.key().kind().equals(DefaultContentTypeKind.ID) && item.operation() == Operation.UPDATE);
        return !replaced && row.name().equals(DefaultContentTypeKind.of(lists.settings()))
                ? Optional.of("it is the default content type of the target")
                : Optional.empty();
    }

    @Override
    protected List<Problem> brokenWithout(RecordRow row, Predicate<ItemKey> stays) {
        return new ComponentUsers(target, row.name()).left(stays);
    }

    @Override
    protected Set<ItemKey> parts(RecordRow row) {
        return Set.of(new ItemKey(DefaultPresetsKind.ID, row.id()));
    }
}
