package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.story.content.ArchivedStory;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.ArchivedItem;
import dev.sbsync.core.internal.state.ItemArchive;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.StringNode;

/**
 * Finds out what happened to a story since a run. A story that the run brought in sync is as the run left it if its
 * markers have not moved, or if it still has the hash that it had then. One that the run has begun and not ended is its
 * own work if every field has a value of before the run, or one that the run was to write. Blocks for reads.
 */
record SinceRun(UndoRequest request, StoryOperations stories) {

    Verdict verdict(ChangedStory story) {
        StoryRow now = story.now();
        if (now == null && story.created()) {
            return new Verdict.Done();
        }
        Optional<String> later =
                request.laterRuns().of(story.key()).or(() -> request.laterRuns().of(renamed(story)));
        if (later.isPresent()) {
            return left("changed by the later run " + later.get() + ", which is not undone");
        }
        if (now == null) {
            return gone(story);
        }
        Optional<Baseline> undone = request.undone().left(story.key());
        if (undone.isPresent() && !undone.get().target().moved(now.markers())) {
            return new Verdict.Done();
        }
        try {
            Set<ItemKey> begun = request.undone().items();
            boolean ours = (begun.contains(story.key()) || begun.contains(renamed(story)))
                    ? halfWritten(story, now)
                    : request.archive()
                            .left(story.key())
                            .map(then -> asLeft(then, now))
                            .orElseGet(() -> halfWritten(story, now));
            return ours ? wanted(story) : left("changed in the target since the run");
        } catch (NotFoundException deleted) {
            return gone(story);
        }
    }

    private static ItemKey renamed(ChangedStory story) {
        return ItemArchive.renamed(StoryRow.KIND, story.targetId());
    }

    private static Verdict wanted(ChangedStory story) {
        return story.created() ? new Verdict.Delete() : new Verdict.Restore();
    }

    private static Verdict left(String why) {
        return new Verdict.Left(new Problem(OutcomeCode.DRIFTED, why + "; left as it is"));
    }

    private Verdict gone(ChangedStory story) {
        if (story.created()) {
            return new Verdict.Done(); // deleted while it was read
        }
        StoredItem item = request.items().get(story.key());
        boolean deletedByRun = item != null && item.item().operation() == Operation.DELETE;
        return deletedByRun
                ? new Verdict.Restore()
                : new Verdict.Left(
                        new Problem(OutcomeCode.TARGET_DELETED, "deleted in the target since the run; not created"));
    }

    private boolean asLeft(Baseline then, StoryRow now) {
        if (!then.target().moved(now.markers())) {
            return true;
        }
        if (then.target().differs(StoryRow.PARENT, now.markers()) || then.fingerprint() != Fingerprint.VERSION) {
            return false;
        }
        SyncMode mode = SyncMode.of(request.then());
        StoryLayers there = named(read(now, mode.mirrors() && then.layersCompared()), now);
        return !there.historyRefused()
                && (SyncHash.ofTarget(there, mode, then.layersCompared()).equals(then.targetHash())
                        || SyncHash.ofTarget(there.settled(), mode, then.layersCompared())
                                .equals(then.targetHash()));
    }

    /** Returns the layers under the original slug, if a killed run has left them under a temporary one. */
    private static StoryLayers named(StoryLayers there, StoryRow now) {
        return TemporaryRename.stillAside(now)
                ? new StoryLayers(
                        StoryLayers.with(there.draft(), "slug", StringNode.valueOf(TemporaryRename.slugBefore(now))),
                        there.published(),
                        there.publishedProblem())
                : there;
    }

    private boolean halfWritten(ChangedStory story, StoryRow now) {
        List<Map<String, String>> own = new ArrayList<>();
        own.add(story.archived().writes());
        before(story.archived()).ifPresent(own::add);
        request.undone().before(story.key()).flatMap(SinceRun::before).ifPresent(own::add);
        request.undone().before(renamed(story)).flatMap(SinceRun::before).ifPresent(own::add);
        StoryLayers there = read(now, false);
        return ArchivedStory.hasOnly(there, TemporaryRename.slugBefore(now), own);
    }

    private static Optional<Map<String, String>> before(ArchivedItem item) {
        return Optional.ofNullable(item.payload())
                .map(ArchivedStory::read)
                .map(layers -> ArchivedStory.written(layers, layers.draft().parentId()));
    }

    private StoryLayers read(StoryRow now, boolean layers) {
        return new LayerReader(stories).layers(stories.get(now.id()), layers);
    }
}
