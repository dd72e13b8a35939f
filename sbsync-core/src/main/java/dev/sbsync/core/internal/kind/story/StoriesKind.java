package dev.sbsync.core.internal.kind.story;

import dev.sbsync.client.Page;
import dev.sbsync.client.PageRequest;
import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.StoryQuery;
import dev.sbsync.client.StorySort;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.content.ContentManager;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.DeleteCandidate;
import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.kind.KindUndo;
import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.RecentItems;
import dev.sbsync.core.internal.kind.RunRequest;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.VerifyRequest;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.LayerReferences;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.reference.ListedStories;
import dev.sbsync.core.internal.kind.story.reference.StoryReferences;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.kind.story.undo.StoryUndo;
import dev.sbsync.core.internal.kind.story.write.StoriesNow;
import dev.sbsync.core.internal.kind.story.write.StoryWriters;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.time.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kind of stories and folders. Thread-safe.
 *
 * @param listed what plans list, for what follows
 * @param baselines the baselines of earlier runs
 * @param content the cache of the source's content
 * @param budget the memory for the contents that are read
 * @param workers the maximum of concurrent reads
 */
public record StoriesKind(
        Side source,
        Side target,
        ContentTransform transform,
        ListedStories listed,
        Function<ItemKey, Optional<Baseline>> baselines,
        ContentManager content,
        ContentBudget budget,
        Tasks tasks,
        int workers)
        implements ItemKind {

    public static final ItemCodec CODEC = new ItemCodec() {
        @Override
        public String kind() {
            return StoryRow.KIND;
        }

        @Override
        public ObjectNode stored(Item item) {
            return StoryRow.of(item).stored();
        }

        @Override
        public Item restored(JsonNode stored) {
            return StoryRow.restored(stored);
        }
    };

    @Override
    public String id() {
        return StoryRow.KIND;
    }

    @Override
    public ItemCodec codec() {
        return CODEC;
    }

    @Override
    public SyncPlan plan(PlanRequest request) throws InterruptedException {
        return new StoryPlanning(this, request).plan();
    }

    ScannedSpaces spaces(PlanRequest request) {
        return ScannedSpaces.of(request, source, target);
    }

    /** Returns the source's stories; null for the references leaves them as they are. */
    StorySource stories(SpaceLanguages languages, @Nullable StoryReferences references) {
        return new StorySource(content, languages, transform, references);
    }

    /** Reads both layers of the selected stories, which the plan and the run then need not read again. */
    @Override
    public void referenceAssets(PlanRequest request) throws InterruptedException {
        Selection selection = request.options().selection();
        ScannedSpaces spaces = spaces(request);
        List<StoryRow> selected =
                SpaceScanner.plan(spaces.sources, spaces.targets, (here, there) -> here.in(selection.ranges())).stream()
                        .filter(selection::includes)
                        .toList();
        StorySource contents = stories(spaces.languages(), null);
        AssetReferences assets = listed.assets(request.scope());
        PublishMode publish = request.options().publish();
        Workers.forEach(
                tasks,
                workers,
                "sbsync-assets",
                selected.size(),
                i -> budget.within(room -> {
                    contents.referenceAssets(selected.get(i), publish, sourceStories(room), assets);
                    return true;
                }));
    }

    @Override
    public List<DeleteCandidate> deletable(PlanRequest request) {
        StoryDeletes.Sides sides = spaces(request).whole;
        if (sides == null) {
            return List.of();
        }
        return new StoryDeletes(request.before(), sides, request.synced(), this::layersThere)
                .candidates(request.before().extra());
    }

    private StoryLayers layersThere(StoryRow row) {
        return budget.within(room -> {
            StoryOperations stories = targetStories(room);
            return new LayerReader(stories).layers(stories.get(row.id()), true);
        });
    }

    @Override
    public KindWriters writers(RunRequest request) {
        return new StoryWriters(
                source,
                target,
                stories(request.plan().languages(), listed.named(request.plan(), request.ids())),
                request.options()
                        .publish(request.plan().publish())
                        .identity(request.plan().identity()),
                new StoriesNow(request.plan(), request.time()),
                request.ids(),
                request.time(),
                null);
    }

    @Override
    public Optional<RecentItems> recent() {
        StoryQuery latest =
                StoryQuery.builder().sortBy(StorySort.desc("updated_at")).build();
        return Optional.of(number -> {
            Page<Story> page = source.client()
                    .stories(source.spaceId())
                    .page(latest, new PageRequest(number, StoryQuery.MAX_PER_PAGE));
            return new RecentItems.Page(
                    page.items().stream().<Item>map(StoryRow::of).toList(), page.more());
        });
    }

    @Override
    public KindUndo undo() {
        return new StoryUndo(target, content, budget, tasks, workers);
    }

    @Override
    public KindVerifier verifier(VerifyRequest request) {
        SyncPlan plan = request.plan();
        return new StoryVerifier(
                plan,
                this::sourceStories,
                this::targetStories,
                stories(plan.languages(), listed.of(plan, IdMap.of(plan, baselines), false)));
    }

    /** A read that is refused is reported when its item runs. */
    @Override
    public Map<ItemKey, Problem> unresolved(SyncPlan plan) throws InterruptedException {
        StorySource mapped = stories(plan.languages(), listed.of(plan, IdMap.of(plan, baselines), true));
        List<StoryRow> rows = plan.items().stream()
                .filter(item -> item.operation().readsContent())
                .map(PlannedItem::source)
                .filter(StoryRow.class::isInstance)
                .map(StoryRow.class::cast)
                .toList();
        Map<ItemKey, LayerReferences> open = new ConcurrentHashMap<>();
        Workers.forEach(
                tasks,
                workers,
                "sbsync-references",
                rows.size(),
                i -> budget.within(room -> {
                    mapped.references(rows.get(i), sourceStories(room))
                            .ifPresent(found -> open.put(rows.get(i).key(), found));
                    return true;
                }));
        return mapped.confirmed(open);
    }

    StoryOperations sourceStories(BodyLimit limit) {
        return source.patient().limited(limit).stories(source.spaceId());
    }

    StoryOperations targetStories(BodyLimit limit) {
        return target.patient().limited(limit).stories(target.spaceId());
    }
}
