package dev.sbsync.core.internal.write;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.Reason;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Compares one item with its baseline, and holds the new baseline. Not thread-safe. */
final class BaselineCheck<D, T> {

    private final PlannedItem item;
    private final KindWriter<D, T> kind;
    private final OnDrift onDrift;
    private final Function<ItemKey, Optional<Baseline>> baselines;
    private final IdMap ids;
    private boolean loaded;
    private Optional<Baseline> stored = Optional.empty();
    private Optional<Baseline> now = Optional.empty();

    BaselineCheck(PlannedItem item, KindWriter<D, T> kind, WriteSettings settings) {
        this.item = item;
        this.kind = kind;
        this.onDrift = settings.options().of(item.key()).onDrift();
        this.baselines = settings.baselines();
        this.ids = settings.ids();
    }

    /** Forgets the new baseline of an earlier attempt, which may not be that of this one. */
    void startOver() {
        now = Optional.empty();
    }

    /** Returns the baseline as stored before this item's first step, which replaces it; loaded on first use. */
    private Optional<Baseline> stored() {
        if (!loaded) {
            loaded = true;
            stored = baselines.apply(item.key());
        }
        return stored;
    }

    private Optional<Baseline> known() {
        Item match = item.match();
        return match == null
                ? Optional.empty()
                : stored().filter(then -> then.of(item.source(), match, kind.conditions()));
    }

    /**
     * Returns the id of the target item that was deleted since the last sync, if it is to be restored. One that is
     * listed was not deleted: it stands for another item, such as a new one with the name that this one had.
     */
    Optional<Long> deletedCopy() {
        boolean restores = onDrift == OnDrift.OVERWRITE || item.why().include(Reason.UNDONE);
        return restores && item.match() == null
                ? stored().map(Baseline::targetId)
                        .filter(id -> !ids.lists(new ItemKey(item.key().kind(), id)))
                : Optional.empty();
    }

    boolean knewMatch() {
        return known().isPresent();
    }

    /** Returns whether the source, as read, has changed since the last sync. */
    boolean sourceChanged(D desired) {
        return known().filter(then -> !kind.hash(desired).equals(then.sourceHash()))
                .isPresent();
    }

    /**
     * Returns whether the source is unchanged after all: the lists agree, the target's markers are unchanged, and the
     * source's content has the same hash. The target then need not be read.
     */
    boolean sourceUnchanged(D desired) {
        Item match = item.match();
        if (match != null && item.operation() == Operation.COMPARE) {
            now = known().filter(then -> !then.target().moved(match.markers()))
                    .filter(then -> kind.hash(desired).equals(then.sourceHash()))
                    .flatMap(then -> kind.markers(desired).map(read -> then.with(read, then.target())));
        }
        return now.isPresent();
    }

    /** Returns whether someone else changed the target since it was listed, and the policy does not overwrite that. */
    boolean drifted(D desired, T actual) {
        return onDrift != OnDrift.OVERWRITE
                && known().filter(then -> kind.drifted(then, desired, actual)).isPresent();
    }

    List<Unresolved> unresolved() {
        return known().map(Baseline::unresolved).orElse(List.of());
    }

    void inSync(D desired, long id, List<Unresolved> unresolved) {
        now = kind.inSync(desired, id, unresolved);
    }

    /** Returns the new baseline; empty if the item is not in sync. */
    Optional<Baseline> now() {
        return now;
    }
}
