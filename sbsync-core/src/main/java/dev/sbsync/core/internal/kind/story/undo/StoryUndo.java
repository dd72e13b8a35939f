package dev.sbsync.core.internal.kind.story.undo;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.KindUndo;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.UndoPlanned;
import dev.sbsync.core.internal.kind.UndoRequest;
import dev.sbsync.core.internal.kind.story.content.ArchivedStory;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.kind.story.write.StoriesNow;
import dev.sbsync.core.internal.kind.story.write.StoryWriters;
import dev.sbsync.core.internal.state.StoredArchive;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.time.Tasks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/**
 * Restores stories and folders from the archive of a run. Thread-safe.
 *
 * @param budget the memory for the contents that are read
 * @param workers the maximum of concurrent reads
 */
public record StoryUndo(Side target, ContentManager content, ContentBudget budget, Tasks tasks, int workers)
        implements KindUndo {

    /** Lists the target, and reads the stories whose markers have moved since the run or that it had not ended. */
    @Override
    public UndoPlanned plan(UndoRequest request) throws InterruptedException {
        SpaceScan there =
                new SpaceScanner(target.patient().stories(target.spaceId()), SpaceSettings.of(request.space())).all();
        List<ChangedStory> stories = ChangedStories.of(request, there);
        Map<ChangedStory, Verdict> found = new ConcurrentHashMap<>();
        Workers.forEach(
                tasks,
                workers,
                "sbsync-undo",
                stories.size(),
                i -> budget.within(room ->
                        found.put(stories.get(i), new SinceRun(request, stories(room)).verdict(stories.get(i)))));
        Map<ChangedStory, Verdict> ordered = new LinkedHashMap<>();
        stories.forEach(story -> ordered.put(story, Objects.requireNonNull(found.get(story))));
        return UndonePlan.of(request, there, ordered);
    }

    private StoryOperations stories(BodyLimit room) {
        return target.patient().limited(room).stories(target.spaceId());
    }

    @Override
    public KindWriters writers(RunRequest request, StoredArchive archive) {
        return new StoryWriters(
                target,
                target,
                source(request.plan()),
                request.options(),
                new StoriesNow(request.plan(), request.time()),
                request.ids(),
                request.time(),
                row -> layers(row, archive, request.plan().languages()));
    }

    private StorySource source(SyncPlan plan) {
        return new StorySource(content, plan.languages(), ContentTransform.NONE);
    }

    /** Returns the archived layers under the ids and the slug of the planned row. */
    private static StoryLayers layers(StoryRow row, StoredArchive archive, SpaceLanguages languages) {
        StoryLayers layers = ArchivedStory.read(
                Objects.requireNonNull(archive.before(row.key()).orElseThrow().payload()));
        Story draft = StoryLayers.with(layers.draft(), "id", LongNode.valueOf(row.id()));
        if (!languages.targetSingly()) {
            draft.raw().remove("translated_stories"); // of a time in which languages were published individually
        }
        draft = StoryLayers.with(draft, "parent_id", LongNode.valueOf(row.parentId()));
        return new StoryLayers(
                StoryLayers.with(draft, "slug", StringNode.valueOf(row.slug())),
                layers.published(),
                layers.publishedProblem());
    }

    @Override
    public Function<ItemKey, Optional<Baseline>> planned(SyncPlan plan, StoredArchive archive) {
        Map<ItemKey, PlannedItem> items = new HashMap<>();
        plan.items().stream()
                .filter(item -> item.source() instanceof StoryRow)
                .forEach(item -> items.put(item.key(), item));
        SyncMode mode = new SyncMode(plan.publish(), plan.identity());
        Conditions conditions = source(plan).conditions(mode);
        return key -> Optional.ofNullable(items.get(key))
                .flatMap(item -> planned(item, archive, conditions, mode, plan.languages()));
    }

    /**
     * The hash of the target is known if the run compared what an undo does; otherwise only the plan has compared it.
     */
    private static Optional<Baseline> planned(
            PlannedItem item, StoredArchive archive, Conditions conditions, SyncMode mode, SpaceLanguages languages) {
        StoryRow row = StoryRow.source(item);
        Item match = item.match();
        Optional<Baseline> left = archive.left(item.key())
                .filter(then -> then.conditions().mode() == mode.publish()
                        && then.conditions().identity() == mode.identity());
        if (match != null && left.isEmpty()) {
            return Optional.empty();
        }
        return archive.before(item.key())
                .filter(before -> before.payload() != null)
                .map(before -> new Baseline(
                        item.key(),
                        ArchivedStory.read(Objects.requireNonNull(before.payload()))
                                .draft()
                                .id(),
                        row.markers(),
                        match == null ? row.markers() : match.markers(),
                        SyncHash.ofSource(layers(row, archive, languages), mode),
                        left.map(Baseline::targetHash).orElse(""),
                        Fingerprint.VERSION,
                        conditions,
                        left.map(Baseline::layersCompared).orElse(true),
                        List.of(),
                        LeftOut.NOTHING,
                        false));
    }
}
