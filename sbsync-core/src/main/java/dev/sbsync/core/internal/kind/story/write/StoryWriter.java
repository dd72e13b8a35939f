package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.ArchivedStory;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.Collision;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.Identity;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fields;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What stories and folders contribute to writing one of them. Not thread-safe. */
final class StoryWriter implements KindWriter<StoryLayers, Story> {

    private final ItemContext context;
    private final StoryWriters run;
    private final SyncMode mode;
    private final StoryRow row;
    private final @Nullable StoryRow match;
    private final TargetFolder folder;
    private final SourceReading reading;
    private final StoryRequests target;
    private final LayerReader targetLayers;
    private final Arrangement arrangement;
    private final PlaceLookup place;

    StoryWriter(ItemContext context, StoryWriters run, StoryOperations source, StoryOperations target) {
        this.context = context;
        this.run = run;
        this.mode = SyncMode.of(run.options());
        this.row = StoryRow.source(context.item());
        this.match = StoryRow.match(context.item());
        this.folder = context.parent();
        this.reading = new SourceReading(context, run, source);
        this.target = new StoryRequests(target, run.time());
        this.targetLayers = new LayerReader(target);
        this.arrangement = Arrangement.of(context.item());
        this.place = new PlaceLookup(target, row, folder);
    }

    @Override
    public Conditions conditions() {
        return run.stories().conditions(mode);
    }

    @Override
    public boolean temporarilyRenamed() {
        return match != null && TemporaryRename.stillAside(match);
    }

    /**
     * Reads the story, once per run; only its draft if no other layer is to be written. An unavailable history is
     * treated like one without a published version: the draft is never published instead.
     */
    @Override
    public Reading<StoryLayers> read() throws InterruptedException {
        return reading.read();
    }

    @Override
    public String hash(StoryLayers desired) {
        return SyncHash.ofSource(desired, mode);
    }

    @Override
    public Optional<Markers> markers(StoryLayers desired) {
        return Optional.of(desired.markers());
    }

    @Override
    public Story get(long id) {
        return target.get(id);
    }

    @Override
    public long id(Story item) {
        return item.id();
    }

    @Override
    public Identity identity(Story item) {
        StoryRow there = StoryRow.of(item);
        return new Identity(there.key(), there.uuid(), there.path());
    }

    @Override
    public String shown(Story item) {
        return item.uuid();
    }

    /** Takes two more requests if both sides are dirty. */
    @Override
    public Compared compare(StoryLayers desired, Story actual) {
        StoryLayers there = targetLayers.layers(actual, mode.mirrors() && desired.published() != null);
        target.read(there);
        return compared(desired, there);
    }

    private Compared compared(StoryLayers desired, StoryLayers there) {
        ComparedLayers found =
                arrangement.compared(ComparedLayers.of(desired, folder.id(), folder.path(), there, mode));
        return new Compared(found.source(), found.target(), found.toWrite());
    }

    /**
     * Costs one or two more requests if the markers of a dirty target changed. A temporary rename is not a change; a
     * move into another folder is one.
     */
    @Override
    public boolean drifted(Baseline then, StoryLayers desired, Story actual) {
        StoryRow now = StoryRow.of(actual);
        if (match == null || !then.target().moved(now.markers())) {
            return false;
        }
        if (now.parentId() != match.parentId()) {
            return true;
        }
        boolean layersCompared = then.layersCompared();
        StoryLayers there = targetLayers.layers(actual, mode.mirrors() && layersCompared);
        if (TemporaryRename.stillAside(now)) {
            if (there.publishedLayerMissing() && layersCompared) {
                return false; // unknown; the slug was changed by this run
            }
            StringNode slug = StringNode.valueOf(TemporaryRename.slugBefore(now));
            there = new StoryLayers(StoryLayers.with(there.draft(), "slug", slug), there.published());
        }
        return !SyncHash.ofTarget(there, mode, layersCompared).equals(then.targetHash())
                && !ComparedLayers.of(desired, now.parentId(), "", there, mode)
                        .toWrite()
                        .isEmpty()
                && !SyncHash.ofTarget(there.settled(), mode, layersCompared).equals(then.targetHash());
    }

    @Override
    public List<ItemStep<Story>> steps(
            StoryLayers desired, @Nullable Story actual, List<Difference> differences, Situation situation) {
        boolean singly = run.stories().languages().targetSingly();
        StorySteps steps = new StorySteps(context, target, desired, mode, singly);
        return actual == null ? steps.creating(situation) : steps.changing(actual, differences, situation);
    }

    /** Takes two more requests if the story is dirty, unless its published layer was compared. */
    @Override
    public ObjectNode archived(Story actual) {
        StoryLayers known = target.stored();
        return ArchivedStory.of(known != null && known.published() != null ? known : targetLayers.layers(actual, true));
    }

    @Override
    public ObjectNode archived(long otherId) {
        return ArchivedStory.of(targetLayers.layers(targetLayers.stories().get(otherId), true));
    }

    @Override
    public Map<String, String> written(StoryLayers desired) {
        return ArchivedStory.written(desired, folder.id());
    }

    @Override
    public ItemStep<Story> renaming(TemporaryRename other, String name) {
        return target.rename(other, name);
    }

    @Override
    public boolean mayHaveApplied(WriteStep refused) {
        return target.savedBeforeRefusal(refused);
    }

    @Override
    public boolean mayBeFreed(ApiException refused) {
        return refused instanceof InvalidException invalid && invalid.translatedSlugTaken();
    }

    @Override
    public boolean placeTaken(ApiException refused) {
        return refused instanceof InvalidException invalid && invalid.slugTaken();
    }

    @Override
    public List<Story> lookUp(StoryLayers desired) {
        return place.lookUp(desired);
    }

    @Override
    public Problem takenBy(ApiException refused) {
        return place.takenBy(refused);
    }

    @Override
    public Optional<Problem> collision(Story appeared) {
        StoryRow there = StoryRow.of(appeared);
        if (!Collision.between(row, there)) {
            return Optional.empty();
        }
        PlanOptions options = run.options().of(row.key());
        boolean overwrites =
                options.onExisting() != OnExisting.SKIP && options.onCollision().overwrites(row, there);
        Collision collision = new Collision(row, there);
        return Optional.of(overwrites ? collision.overwritten(mode.identity()) : collision.left());
    }

    @Override
    public boolean adoptsEqual() {
        return !mode.aligns();
    }

    @Override
    public Optional<ItemStep<Story>> restoring(long id) {
        return target.restore(id);
    }

    /** Only a place that shows as taken is: a second story would have another id. */
    @Override
    public boolean restoreTaken(ApiException refused, StoryLayers desired) {
        return placeTaken(refused) && !lookUp(desired).isEmpty();
    }

    @Override
    public Optional<Compared> stored(StoryLayers desired) {
        StoryLayers stored = target.stored();
        if (stored == null) {
            return Optional.empty();
        }
        Compared now = compared(desired, stored);
        // the uuid has a step of its own
        Fields actual = mode.aligns()
                ? now.actual().with(Difference.UUID, desired.draft().uuid())
                : now.actual();
        return Optional.of(new Compared(now.desired(), actual, List.of()));
    }

    @Override
    public Optional<Baseline> inSync(StoryLayers desired, long id, List<Unresolved> unresolved) {
        StoryLayers stored = target.stored();
        Markers there = target.markers(id);
        if (stored == null || there == null) {
            return Optional.empty();
        }
        boolean layersCompared = !desired.publishedLayerMissing();
        return Optional.of(new Baseline(
                row.key(),
                id,
                desired.markers(),
                there,
                hash(desired),
                SyncHash.ofTarget(stored, mode, layersCompared),
                Fingerprint.VERSION,
                conditions(),
                layersCompared,
                unresolved,
                desired.notMirrored(mode.publish(), run.stories().languages()),
                desired.references().mapped()));
    }

    @Override
    public void forget() {
        target.forget();
    }
}
