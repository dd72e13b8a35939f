package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.Comparison;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.NotMirrored;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Compares one story with its baseline, and builds the new baseline. Not thread-safe. */
final class StoryBaselines {

    private final StoryRow source;
    private final @Nullable StoryRow match;
    private final StorySettings settings;
    private final PublishMode mode;

    StoryBaselines(PlannedItem item, StorySettings settings) {
        this.source = StoryRow.source(item);
        this.match = StoryRow.match(item);
        this.settings = settings;
        this.mode = settings.publish();
    }

    boolean valid(Baseline then) {
        return match != null && then.of(source, match, settings.conditions());
    }

    String hash(StoryLayers layers) {
        return SyncHash.ofSource(layers, mode);
    }

    Optional<Baseline> unchanged(Baseline then, StoryLayers layers) {
        boolean same = match != null
                && !then.target().moved(match.markers())
                && hash(layers).equals(then.sourceHash());
        return same ? Optional.of(then.with(StoryRow.of(layers.draft()).markers(), then.target())) : Optional.empty();
    }

    /**
     * Returns whether someone else changed the target since it was listed, into something other than the current
     * source. Costs one or two more requests if its markers changed and it is dirty. A temporary rename is not a
     * change; a move into another folder is one.
     */
    boolean drifted(Baseline then, StoryLayers layers, Story existing, LayerReader target) {
        StoryRow row = StoryRow.of(existing);
        if (match == null || !then.target().moved(row.markers())) {
            return false;
        }
        if (row.parentId() != match.parentId()) {
            return true;
        }
        boolean layersCompared = then.layersCompared();
        StoryLayers there = mode == PublishMode.MIRROR && layersCompared
                ? target.withHistory(existing)
                : new StoryLayers(existing, null);
        if (TemporaryRename.stillAside(row)) {
            if (there.publishedLayerMissing() && layersCompared) {
                return false; // unknown; the slug was changed by this run
            }
            there = renamedBack(there, row);
        }
        return !SyncHash.ofTarget(there, mode, layersCompared).equals(then.targetHash())
                && !Comparison.of(layers, row.parentId(), "", there, mode)
                        .toWrite()
                        .isEmpty()
                && !SyncHash.ofTarget(there.settled(), mode, layersCompared).equals(then.targetHash());
    }

    private static StoryLayers renamedBack(StoryLayers there, StoryRow row) {
        ObjectNode raw = there.draft().raw().deepCopy();
        raw.put("slug", TemporaryRename.slugBefore(row));
        return new StoryLayers(Story.of(raw), there.published());
    }

    /**
     * Returns the baseline of a story that the run has synced as far as possible.
     *
     * @param layers the source as read
     * @param target the markers of the target
     * @param stored the layers stored by the target
     * @param unresolved the remaining differences
     */
    Baseline inSync(
            StoryLayers layers, long targetId, Markers target, StoryLayers stored, List<Unresolved> unresolved) {
        boolean layersCompared = !layers.publishedLayerMissing();
        return new Baseline(
                source.key(),
                targetId,
                StoryRow.of(layers.draft()).markers(),
                target,
                hash(layers),
                SyncHash.ofTarget(stored, mode, layersCompared),
                Fingerprint.VERSION,
                settings.conditions(),
                layersCompared,
                unresolved,
                NotMirrored.of(layers, mode, settings.source().languages()));
    }
}
