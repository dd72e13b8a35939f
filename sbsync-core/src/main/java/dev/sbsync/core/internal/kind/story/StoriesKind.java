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
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.kind.story.plan.SyncHistory;
import dev.sbsync.core.internal.kind.story.reference.ListedStories;
import dev.sbsync.core.internal.kind.story.reference.SourceComponents;
import dev.sbsync.core.internal.kind.story.reference.StoryReferences;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.kind.story.undo.StoryUndo;
import dev.sbsync.core.internal.kind.story.write.StoriesNow;
import dev.sbsync.core.internal.kind.story.write.StoryWriters;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.state.ItemCodec;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.internal.verify.KindVerifier;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.internal.write.KindWriters;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.PublishMode;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Emptiness;
import dev.sbsync.core.selection.Range;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.time.Tasks;
import dev.sbsync.transport.time.TimeSource;
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
        TimeSource time,
        int workers)
        implements ItemKind {

    private static final List<Range> EVERYTHING = List.of(new Range.Everything());

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
        Scanned scanned = scanned(request);
        PairState state = request.state();
        DriftDetector drift = state == null ? null : drift(state, scanned.languages(), request);
        SourceComponents components = listed.listed(scanned.sources, scanned.targets, request.scope());
        SyncPlan plan = SpaceScanner.plan(
                scanned.sources,
                scanned.targets,
                (here, there) -> planned(
                        request,
                        drift,
                        new PlanSide(request.before().source(), scanned.from, here),
                        new PlanSide(request.before().target(), scanned.to, there)));
        if (state == null || drift == null) {
            return plan;
        }
        state.remember(drift.renewed());
        SyncPlan ordered = StoryNeeds.afterWhatTheyNeed(plan, request.before());
        return ordered.warned(
                new StoryNeeds(components, target, request.options().kinds()).missing(plan));
    }

    private DriftDetector drift(PairState state, SpaceLanguages languages, PlanRequest request) {
        return new DriftDetector(state, SyncMode.of(request.options()), stories(languages, null), request.begun());
    }

    private StorySource stories(SpaceLanguages languages, @Nullable StoryReferences references) {
        return new StorySource(content, languages, transform, references);
    }

    /** Called again until the scans have everything that the planner needs. */
    private SyncPlan planned(PlanRequest request, @Nullable DriftDetector drift, PlanSide from, PlanSide to)
            throws InterruptedException {
        PlanOptions options = request.options();
        if (request.refusesEmpty()) {
            refuseEmpty(options.selection(), from.scan());
        }
        if (drift != null) {
            IdMap before = IdMap.of(request.before(), baselines);
            drift.listed(
                    from.scan(),
                    to.scan(),
                    options.selection()::includes,
                    reference -> listed.resolvesAsset(reference, before));
        }
        if (options.deletes().deletes()) {
            readWhole(request, from, to);
        }
        SyncPlan plan = Planner.plan(from, to, options, drift == null ? SyncHistory.NONE : drift);
        if (drift == null || !from.scan().answersAll() || !to.scan().answersAll()) {
            return plan;
        }
        SyncPlan settled = suspectsRead(plan, request, drift) ? Planner.plan(from, to, options, drift) : plan;
        return compare(settled, request, drift) ? Planner.plan(from, to, options, drift) : settled;
    }

    /** Reads the suspects of drift; returns whether the plan must be created again. */
    private boolean suspectsRead(SyncPlan plan, PlanRequest request, DriftDetector drift) throws InterruptedException {
        SyncPlan all = request.before().and(plan);
        boolean changed = drift.identitiesChanged(all);
        StorySource mapped = stories(plan.languages(), listed.named(plan, IdMap.of(all, baselines)));
        SuspectReader suspects =
                new SuspectReader(mapped, SyncMode.of(request.options()), this::sourceStories, this::targetStories);
        return suspects.lookInto(drift, budget, tasks, workers) || changed;
    }

    /** Reads and compares items that the lists cannot decide; returns whether any were. */
    private boolean compare(SyncPlan plan, PlanRequest request, DriftDetector drift) throws InterruptedException {
        List<PlannedItem> chosen = PlanComparison.chosen(plan, drift, request.reading());
        if (chosen.isEmpty()) {
            return false;
        }
        IdMap ids = IdMap.of(request.before().and(plan), baselines);
        SyncMode mode = SyncMode.of(request.options());
        StorySource mapped = stories(plan.languages(), listed.named(plan, ids));
        StoryComparison comparison = new StoryComparison(mapped, mode, new FolderIds(plan));
        Workers.forEach(tasks, workers, "sbsync-comparison", chosen.size(), i -> {
            PlannedItem item = chosen.get(i);
            Optional<Baseline> then = drift.baseline(item);
            budget.within(room -> comparison.of(item, then, room, sourceStories(room), targetStories(room)))
                    .ifPresent(result -> drift.compared(item.source(), result.differences(), result.inSync()));
        });
        return true;
    }

    /** Both spaces as far as a plan has listed them, and what it has listed last, for its deletes. */
    private static final class Scanned {
        private final SpaceSettings from;
        private final SpaceSettings to;
        private final SpaceScanner sources;
        private final SpaceScanner targets;
        private StoryDeletes.@Nullable Sides sides;

        Scanned(PlanRequest request, Side source, Side target) {
            from = SpaceSettings.of(request.source());
            to = SpaceSettings.of(request.target()).after(request.before().languages());
            sources = new SpaceScanner(source.patient().stories(source.spaceId()), from);
            targets = new SpaceScanner(target.patient().stories(target.spaceId()), to);
        }

        SpaceLanguages languages() {
            return SpaceSettings.languages(from, to);
        }
    }

    private Scanned scanned(PlanRequest request) {
        return request.scope().get(Scanned.class, () -> new Scanned(request, source, target));
    }

    /** Reads both layers of the selected stories, which the plan and the run then need not read again. */
    @Override
    public void referenceAssets(PlanRequest request) throws InterruptedException {
        Selection selection = request.options().selection();
        Scanned scanned = scanned(request);
        List<StoryRow> selected =
                SpaceScanner.plan(scanned.sources, scanned.targets, (here, there) -> here.in(selection.ranges()))
                        .stream()
                        .filter(selection::includes)
                        .toList();
        StorySource contents = stories(scanned.languages(), null);
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

    private StoryDeletes.Sides sides(PlanRequest request, PlanSide from, PlanSide to) {
        SyncMode mode = SyncMode.of(request.options());
        SpaceLanguages languages = SpaceSettings.languages(from.settings(), to.settings());
        return new StoryDeletes.Sides(from, to, mode, stories(languages, null).conditions(mode));
    }

    @Override
    public List<DeleteCandidate> deletable(PlanRequest request) {
        StoryDeletes.Sides sides = scanned(request).sides;
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

    /** What is anywhere in the source is not deleted. */
    private void readWhole(PlanRequest request, PlanSide from, PlanSide to) {
        from.scan().in(EVERYTHING);
        to.scan().in(EVERYTHING);
        scanned(request).sides = sides(request, from, to);
    }

    /**
     * Checks a selection as soon as the scan has everything that it can match; the planner needs the same rows first.
     */
    private static void refuseEmpty(Selection selection, SpaceScan rows) {
        List<StoryRow> selectable = rows.in(selection.ranges());
        if (rows.answersAll()) {
            Emptiness.of(selection, selectable).refuse(selection);
        }
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

    private StoryOperations sourceStories(BodyLimit limit) {
        return source.patient().limited(limit).stories(source.spaceId());
    }

    private StoryOperations targetStories(BodyLimit limit) {
        return target.patient().limited(limit).stories(target.spaceId());
    }
}
