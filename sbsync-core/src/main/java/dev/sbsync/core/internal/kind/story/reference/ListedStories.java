package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.core.internal.kind.PlanScope;
import dev.sbsync.core.internal.kind.ReferenceMappers;
import dev.sbsync.core.internal.kind.Side;
import dev.sbsync.core.internal.kind.story.scan.KnownRows;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.AssetReferences;
import dev.sbsync.core.internal.reference.AssetTarget;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceState;
import dev.sbsync.core.internal.reference.Resolution;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.plan.IdentityMode;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.transport.time.TimeSource;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the last plan has listed of both spaces, for the runs and verifications that follow. Thread-safe. */
public final class ListedStories implements ReferenceMappers {

    private static final SpaceSettings UNKNOWN = new SpaceSettings(Set.of(), false, null, null);

    private final Side source;
    private final Side target;
    private final TimeSource time;
    private final Set<String> assetDomains;
    private volatile @Nullable Lists lists;
    private volatile @Nullable Shared shared;

    private record Lists(KnownRows source, KnownRows target, Shared shared) {}

    /** What the kinds of one plan and its run list once, when they first need it. */
    private record Shared(SourceComponents components, AssetLists assets) {}

    /**
     * Starts without a plan.
     *
     * @param assetDomains further hosts that deliver the source's assets
     */
    public ListedStories(Side source, Side target, TimeSource time, Set<String> assetDomains) {
        this.assetDomains = Set.copyOf(assetDomains);
        this.source = source;
        this.target = target;
        this.time = time;
    }

    /** Replaces what an earlier plan has listed, and returns the components of the source. */
    public SourceComponents listed(SpaceScanner from, SpaceScanner to, PlanScope scope) {
        Shared ofPlan = shared(scope);
        lists = new Lists(
                KnownRows.of(from, operations(source), time), KnownRows.of(to, operations(target), time), ofPlan);
        return ofPlan.components();
    }

    private Shared shared(PlanScope scope) {
        Shared ofPlan = scope.get(Shared.class, this::newShared);
        shared = ofPlan;
        return ofPlan;
    }

    private Shared newShared() {
        return new Shared(new SourceComponents(source, time), new AssetLists(source, target, time));
    }

    /**
     * Returns the references of a plan.
     *
     * @param running whether the plan is run, so that items that do not exist yet will
     */
    public StoryReferences of(SyncPlan plan, IdMap ids, boolean running) {
        Lists known = lists;
        Lists all = known == null ? of(plan) : known;
        boolean aligned = plan.identity() == IdentityMode.ALIGN;
        return new StoryReferences(
                all.source(),
                all.target(),
                ids,
                aligned,
                running,
                false,
                plan.languages(),
                all.shared().components(),
                new CopiedAssets(all.shared().assets(), ids, running),
                running ? null : new TargetEntries(target, time),
                assetDomains);
    }

    /**
     * Returns the references of a plan that is compared or run, so that what the target lacks is named item by item.
     */
    public StoryReferences named(SyncPlan plan, IdMap ids) {
        return of(plan, ids, true).askingAtOnce();
    }

    /**
     * Returns whether an asset reference that could not be resolved can be now. Lists the assets of both spaces, once.
     */
    public boolean resolvesAsset(OpenReference reference, IdMap ids) {
        Lists known = lists;
        if (known == null) {
            return false;
        }
        CopiedAssets assets = new CopiedAssets(known.shared().assets(), ids, true);
        Resolution<AssetTarget> now = reference.type().equals("asset_id")
                ? assets.asset(Long.parseLong(reference.from()))
                : AssetKey.of(reference.from()).map(assets::asset).orElse(Resolution.none());
        return now.target() != null || now.state() == ReferenceState.PENDING;
    }

    /** What an earlier plan has listed may have changed since, so stories are looked up. */
    @Override
    public ReferenceMapper planned(IdMap ids, IdentityMode identity, PlanScope scope) {
        Shared ofPlan = shared(scope);
        return new StoryReferences(
                rows(source, Stream.of()),
                rows(target, Stream.of()),
                ids,
                identity == IdentityMode.ALIGN,
                true,
                false,
                SpaceLanguages.UNKNOWN,
                ofPlan.components(),
                new CopiedAssets(ofPlan.assets(), ids, true),
                null,
                assetDomains);
    }

    @Override
    public AssetReferences assets(PlanScope scope) {
        SourceComponents components = shared(scope).components();
        return scope.get(AssetReferences.class, () -> new AssetReferences(components::schemas, assetDomains));
    }

    @Override
    public ReferenceMapper written(SyncPlan plan, IdMap ids) {
        return of(plan, ids, true);
    }

    /** The plan has no stories, or another sync has made it: only its items are known. */
    private Lists of(SyncPlan plan) {
        Shared ofPlan = shared;
        return new Lists(
                rows(source, plan.items().stream().map(PlannedItem::source)),
                rows(
                        target,
                        Stream.concat(
                                plan.items().stream().map(PlannedItem::match).filter(Objects::nonNull),
                                plan.extra().stream())),
                ofPlan == null ? newShared() : ofPlan);
    }

    private KnownRows rows(Side side, Stream<? extends @Nullable Item> items) {
        Collection<StoryRow> rows = items.filter(StoryRow.class::isInstance)
                .map(StoryRow.class::cast)
                .toList();
        return new KnownRows(() -> new SpaceScanner(operations(side), UNKNOWN), rows, time);
    }

    private static StoryOperations operations(Side side) {
        return side.client().stories(side.spaceId());
    }
}
