package dev.sbsync.core.internal.kind.story.write;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.kind.story.content.Comparison;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.plan.Collision;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.write.Compared;
import dev.sbsync.core.internal.write.ItemContext;
import dev.sbsync.core.internal.write.ItemStep;
import dev.sbsync.core.internal.write.KindWriter;
import dev.sbsync.core.internal.write.Reading;
import dev.sbsync.core.internal.write.Situation;
import dev.sbsync.core.internal.write.TargetFolder;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.OnExisting;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.WriteStep;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stories and folders contribute to writing one of them. Not thread-safe. */
final class StoryWriter implements KindWriter<StoryLayers, Story> {

    private final ItemContext context;
    private final StoryRow row;
    private final TargetFolder folder;
    private final StorySettings settings;
    private final SourceItem source;
    private final StoryRequests target;
    private final LayerReader targetLayers;
    private final Comparison comparison;
    private final Arrangement arrangement;
    private final StoryBaselines baselines;
    private final PlaceLookup place;

    StoryWriter(ItemContext context, StoryOperations source, StoryOperations target, StorySettings settings) {
        this.context = context;
        this.row = StoryRow.source(context.item());
        this.folder = context.parent();
        this.settings = settings;
        this.source = new SourceItem(context, source, settings);
        this.target = new StoryRequests(target, settings.time());
        this.targetLayers = LayerReader.ofTarget(target);
        this.comparison = new Comparison(targetLayers, settings.publish());
        this.arrangement = Arrangement.of(context.item());
        this.baselines = new StoryBaselines(context.item(), settings);
        this.place = new PlaceLookup(target, row, folder);
    }

    @Override
    public boolean valid(Baseline then) {
        return baselines.valid(then);
    }

    @Override
    public boolean temporarilyRenamed() {
        StoryRow match = StoryRow.match(context.item());
        return match != null && TemporaryRename.stillAside(match);
    }

    @Override
    public Reading<StoryLayers> read() throws InterruptedException {
        return source.read();
    }

    @Override
    public String hash(StoryLayers desired) {
        return baselines.hash(desired);
    }

    @Override
    public Optional<Baseline> unchanged(Baseline then, StoryLayers desired) {
        return baselines.unchanged(then, desired);
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
    public String shown(Story item) {
        return item.uuid();
    }

    @Override
    public Compared compare(StoryLayers desired, Story actual) {
        var found = arrangement.compared(comparison.compare(desired, folder.id(), folder.path(), actual));
        target.read(found.existing());
        return new Compared(found.source(), found.target(), found.toWrite());
    }

    @Override
    public boolean drifted(Baseline then, StoryLayers desired, Story actual) {
        return baselines.drifted(then, desired, actual, targetLayers);
    }

    @Override
    public List<ItemStep<Story>> steps(
            StoryLayers desired, @Nullable Story actual, List<Difference> differences, Situation situation) {
        StorySteps steps = new StorySteps(context, target, desired, settings);
        return actual == null ? steps.creating(situation) : steps.changing(actual, differences, situation);
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
        Collision collision = new Collision(row, there);
        boolean overwrites = settings.onExisting() != OnExisting.SKIP
                && settings.onCollision().overwrites(row, there);
        return Optional.of(overwrites ? collision.overwritten() : collision.left());
    }

    @Override
    public Optional<ItemStep<Story>> restoring(long id) {
        return target.restore(id);
    }

    @Override
    public Optional<Compared> stored(StoryLayers desired) {
        StoryLayers stored = target.stored();
        if (stored == null) {
            return Optional.empty();
        }
        var now = arrangement.compared(Comparison.of(desired, folder.id(), folder.path(), stored, settings.publish()));
        // the uuid has a step of its own
        return Optional.of(new Compared(
                now.source(), now.target().with(Difference.UUID, desired.draft().uuid()), List.of()));
    }

    @Override
    public Optional<Baseline> inSync(StoryLayers desired, long id, List<Unresolved> unresolved) {
        StoryLayers stored = target.stored();
        return stored == null
                ? Optional.empty()
                : target.seen(id).map(seen -> baselines.inSync(desired, id, seen, stored, unresolved));
    }

    @Override
    public void forget() {
        target.forget();
    }
}
