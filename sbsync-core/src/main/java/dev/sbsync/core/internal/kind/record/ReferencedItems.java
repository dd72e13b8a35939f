package dev.sbsync.core.internal.kind.record;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reasons;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What records reference, and whether the target will have it. One instance serves one plan of one kind. */
final class ReferencedItems {

    private final RecordScope scope;
    private final NamedItems named;

    /** The planned items that the target has, or will have. */
    private final Set<ItemKey> planned = new HashSet<>();

    /** Items that the target lacks and that are not written, with the reasons. */
    private final Map<ItemKey, Reasons> absent = new HashMap<>();

    ReferencedItems(PlanRequest request, RecordScope scope) {
        this.scope = scope;
        this.named = new NamedItems(request, scope, this::plans);
        request.before().items().forEach(this::add);
    }

    /** Adds an item of the plan. */
    void add(PlannedItem item) {
        if (item.operation() == Operation.NONE && item.match() == null) {
            absent.put(item.key(), item.why());
        } else {
            planned.add(item.key());
        }
    }

    /** Returns why an item is not written that the target lacks; null if it is none. */
    @Nullable
    Reasons absence(ItemKey needed) {
        return absent.get(needed);
    }

    /** Returns warnings about items that a record names and the target will not have. */
    Stream<Problem> missing(RecordRow row) {
        return named.missing(row);
    }

    /**
     * Returns why a record cannot be written: it needs what will not be there, or references itself.
     *
     * @param visiting the records that are being planned, as they reference it
     */
    @Nullable
    Problem conflict(RecordRow row, Set<ItemKey> visiting) {
        for (Reference reference : row.references()) {
            ItemKey needed = reference.to();
            if (visiting.contains(needed) || needed.equals(row.key())) {
                return new Problem(OutcomeCode.PATH_TAKEN, "its references form a cycle, through " + name(needed));
            }
            if (reference.needed() && !exists(needed) && !absent.containsKey(needed)) {
                return new Problem(
                        OutcomeCode.BLOCKED,
                        "it needs " + name(needed) + ", which the target lacks and which is not synced");
            }
        }
        return null;
    }

    /** Returns the path of an item of the source, quoted. */
    String name(ItemKey needed) {
        return scope.source().row(needed).map(row -> "'" + row.path() + "'").orElse(needed.toString());
    }

    /** Returns the target's item of a referenced one, or a key that equals no other for one that is to be created. */
    @Nullable
    Identity targetOf(ItemKey needed) {
        Identity there = scope.targetOf(needed);
        return there == null && exists(needed) ? RecordScope.created(needed) : there;
    }

    private boolean exists(ItemKey needed) {
        return scope.targetOf(needed) != null || plans(needed);
    }

    /** Returns warnings about references that are left out, or kept as the target has them. */
    Stream<Problem> leftOut(RecordRow row) {
        return row.references().stream()
                .filter(reference -> !reference.needed() && !exists(reference.to()))
                .map(reference -> new Problem(
                        OutcomeCode.REFERENCE_LEFT_OUT,
                        reference.pointer().substring(1) + " names " + name(reference.to())
                                + (scope.target().knows(reference.to().kind())
                                        ? ", which the target lacks"
                                        : ", which is not copied; a value of the target is kept")));
    }

    private boolean plans(ItemKey needed) {
        return planned.contains(needed);
    }

    /** Returns the target's items for what a record references, as far as they exist. */
    Map<ItemKey, Identity> targetsOf(RecordRow row) {
        Map<ItemKey, Identity> known = new HashMap<>();
        for (Reference reference : row.references()) {
            Identity there = scope.targetOf(reference.to());
            if (there != null) {
                known.put(reference.to(), there);
            }
        }
        return known;
    }

    /** Returns the planned items that a record is written after. */
    List<ItemKey> dependencies(RecordRow row) {
        Stream<ItemKey> referenced =
                row.references().stream().map(Reference::to).filter(this::plans);
        Move move = row.move();
        Stream<ItemKey> moved =
                move == null ? Stream.of() : Stream.ofNullable(move.after()).filter(this::plans);
        return Stream.of(referenced, named.planned(row), moved)
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }
}
