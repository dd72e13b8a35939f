package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.Comparison;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Compares one item with its baseline, and builds the new baseline. Not thread-safe. */
final class BaselineCheck {

    private final PlannedItem item;
    private final PublishMode mode;
    private final Conditions conditions;
    private final OnDrift onDrift;
    private final Baselines baselines;
    private @Nullable Baseline known;
    private boolean asked;
    private @Nullable Baseline now;

    BaselineCheck(PlannedItem item, Writers.Settings settings) {
        this.item = item;
        this.mode = settings.publish();
        this.conditions = Conditions.of(mode, settings.transform().id(), settings.languages());
        this.onDrift = settings.onDrift();
        this.baselines = settings.baselines();
    }

    /** Returns the baseline, loaded on first use. */
    private @Nullable Baseline known() {
        StoryRow match = StoryRow.match(item);
        if (!asked && match != null) {
            known = baselines
                    .of(item.key())
                    .filter(baseline -> baseline.of(StoryRow.source(item), match, conditions))
                    .orElse(null);
        }
        asked = true;
        return known;
    }

    /** Returns the id of the target item that was deleted since the last sync, if it is to be restored. */
    Optional<Long> deletedCopy() {
        return onDrift == OnDrift.OVERWRITE && item.match() == null
                ? baselines.of(item.key()).map(Baseline::targetId)
                : Optional.empty();
    }

    /** Returns whether the match was in sync before. */
    boolean knewMatch() {
        return known() != null;
    }

    /** Returns whether the source, as read, has changed since the last sync. */
    boolean sourceChanged(StoryLayers layers) {
        Baseline then = known();
        return then != null && !SyncHash.ofSource(layers, mode).equals(then.sourceHash());
    }

    /**
     * Returns whether the source is unchanged after all: the lists agree, the target's markers are unchanged, and the
     * source's content has the same hash. The target then need not be read.
     */
    boolean sourceUnchanged(StoryLayers layers) {
        StoryRow match = StoryRow.match(item);
        Baseline then = known();
        boolean unchanged = item.operation() == Operation.COMPARE
                && then != null
                && match != null
                && !then.target().moved(match.markers())
                && SyncHash.ofSource(layers, mode).equals(then.sourceHash());
        if (unchanged && then != null) {
            now = then.withSource(StoryRow.of(layers.draft()).markers());
        }
        return unchanged;
    }

    /**
     * Returns whether someone else changed the target since it was listed, into something other than the current
     * source. Costs one or two more requests if its markers changed and it is dirty. A temporary rename is not a
     * change; a move into another folder is one.
     */
    boolean drifted(StoryLayers layers, Story existing, LayerReader target) {
        StoryRow match = StoryRow.match(item);
        Baseline then = known();
        StoryRow row = StoryRow.of(existing);
        if (then == null
                || match == null
                || onDrift == OnDrift.OVERWRITE
                || !then.target().moved(row.markers())) {
            return false;
        }
        if (row.parentId() != match.parentId()) {
            return true;
        }
        StoryLayers there = mode == PublishMode.MIRROR && then.layersCompared()
                ? target.withHistory(existing)
                : new StoryLayers(existing, null);
        if (TemporaryRename.stillAside(row)) {
            if (there.publishedLayerMissing() && then.layersCompared()) {
                return false; // unknown; the slug was changed by this run
            }
            ObjectNode raw = existing.raw().deepCopy();
            raw.put("slug", TemporaryRename.slugBefore(row));
            there = new StoryLayers(Story.of(raw), there.published());
        }
        return !SyncHash.ofTarget(there, mode, then.layersCompared()).equals(then.targetHash())
                && !Comparison.of(layers, row.parentId(), "", there, mode)
                        .toWrite()
                        .isEmpty()
                && !SyncHash.ofTarget(there.settled(), mode, then.layersCompared())
                        .equals(then.targetHash());
    }

    /** Returns the differences that an earlier write did not remove. */
    List<Unresolved> unresolved() {
        Baseline then = known();
        return then == null ? List.of() : then.unresolved();
    }

    /**
     * Records that the run has synced the item as far as possible.
     *
     * @param layers the source as read
     * @param stored the layers stored by the target
     * @param unresolved the remaining differences
     * @param left what cannot be mirrored
     */
    void inSync(
            StoryLayers layers,
            long targetId,
            Markers target,
            StoryLayers stored,
            List<Unresolved> unresolved,
            LeftOut left) {
        boolean layersCompared = !layers.publishedLayerMissing();
        Baseline inSync = new Baseline(
                item.key(),
                targetId,
                StoryRow.of(layers.draft()).markers(),
                target,
                SyncHash.ofSource(layers, mode),
                SyncHash.ofTarget(stored, mode, layersCompared),
                conditions,
                layersCompared,
                unresolved);
        now = inSync.leavingOut(left);
    }

    /** Returns the new baseline; empty if the item is not in sync. */
    Optional<Baseline> now() {
        return Optional.ofNullable(now);
    }
}
