package dev.sbsync.core.internal.kind.story;

import dev.sbsync.core.internal.kind.PlanRequest;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.kind.story.plan.SyncHistory;
import dev.sbsync.core.internal.kind.story.reference.SourceComponents;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Emptiness;
import dev.sbsync.core.selection.Range;
import dev.sbsync.core.state.Baseline;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one plan of stories: lists both spaces as far as the planner asks for, finds drift, reads what the lists cannot
 * decide, and plans again with what it has found. Not thread-safe.
 */
final class StoryPlanning {

    private static final List<Range> EVERYTHING = List.of(new Range.Everything());

    private final StoriesKind kind;
    private final PlanRequest request;
    private final PlanOptions options;
    private final SyncMode mode;
    private final ScannedSpaces spaces;

    /** The baselines of earlier runs; null without a state. */
    private final @Nullable DriftDetector drift;

    StoryPlanning(StoriesKind kind, PlanRequest request) {
        this.kind = kind;
        this.request = request;
        this.options = request.options();
        this.mode = SyncMode.of(options);
        this.spaces = kind.spaces(request);
        PairState state = request.state();
        this.drift = state == null
                ? null
                : new DriftDetector(state, mode, kind.stories(spaces.languages(), null), request.begun());
    }

    SyncPlan plan() throws InterruptedException {
        SourceComponents components = kind.listed().listed(spaces.sources, spaces.targets, request.scope());
        SyncPlan plan = SpaceScanner.plan(
                spaces.sources,
                spaces.targets,
                (here, there) -> planned(
                        new PlanSide(request.before().source(), spaces.from, here),
                        new PlanSide(request.before().target(), spaces.to, there)));
        PairState state = request.state();
        if (state == null || drift == null) {
            return plan;
        }
        state.remember(drift.renewed());
        SyncPlan ordered = StoryNeeds.afterWhatTheyNeed(plan, request.before());
        return ordered.warned(new StoryNeeds(components, kind.target(), options.kinds()).missing(plan));
    }

    /** Called again until the scans have everything that the planner needs. */
    private SyncPlan planned(PlanSide from, PlanSide to) throws InterruptedException {
        if (request.refusesEmpty()) {
            refuseEmpty(from.scan());
        }
        if (drift != null) {
            IdMap before = IdMap.of(request.before(), kind.baselines());
            drift.listed(
                    from.scan(),
                    to.scan(),
                    options.selection()::includes,
                    reference -> kind.listed().resolvesAsset(reference, before));
        }
        if (options.deletes().deletes()) {
            readWhole(from, to);
        }
        SyncPlan plan = Planner.plan(from, to, options, drift == null ? SyncHistory.NONE : drift);
        if (drift == null || !from.scan().answersAll() || !to.scan().answersAll()) {
            return plan;
        }
        SyncPlan settled = suspectsRead(plan, drift) ? Planner.plan(from, to, options, drift) : plan;
        return compare(settled, drift) ? Planner.plan(from, to, options, drift) : settled;
    }

    /**
     * Checks a selection as soon as the scan has everything that it can match; the planner needs the same rows first.
     */
    private void refuseEmpty(SpaceScan rows) {
        List<StoryRow> selectable = rows.in(options.selection().ranges());
        if (rows.answersAll()) {
            Emptiness.of(options.selection(), selectable).refuse(options.selection());
        }
    }

    /** What is anywhere in the source is not deleted. */
    private void readWhole(PlanSide from, PlanSide to) {
        from.scan().in(EVERYTHING);
        to.scan().in(EVERYTHING);
        spaces.whole = new StoryDeletes.Sides(
                from, to, mode, kind.stories(spaces.languages(), null).conditions(mode));
    }

    /** Reads the suspects of drift; returns whether the plan must be created again. */
    private boolean suspectsRead(SyncPlan plan, DriftDetector suspected) throws InterruptedException {
        boolean changed = suspected.identitiesChanged(request.before().and(plan));
        SuspectReader suspects = new SuspectReader(mapped(plan), mode, kind::sourceStories, kind::targetStories);
        return suspects.lookInto(suspected, kind.budget(), kind.tasks(), kind.workers()) || changed;
    }

    /** Reads and compares items that the lists cannot decide; returns whether any were. */
    private boolean compare(SyncPlan plan, DriftDetector known) throws InterruptedException {
        List<PlannedItem> chosen = PlanComparison.chosen(plan, known, request.reading());
        if (chosen.isEmpty()) {
            return false;
        }
        StoryComparison comparison = new StoryComparison(mapped(plan), mode, new FolderIds(plan));
        Workers.forEach(kind.tasks(), kind.workers(), "sbsync-comparison", chosen.size(), i -> {
            PlannedItem item = chosen.get(i);
            Optional<Baseline> then = known.baseline(item);
            kind.budget()
                    .within(room -> comparison.of(item, then, room, kind.sourceStories(room), kind.targetStories(room)))
                    .ifPresent(result -> known.compared(item.source(), result.differences(), result.inSync()));
        });
        return true;
    }

    /** Returns the source with its references mapped as far as this plan, and those before it, know them. */
    private StorySource mapped(SyncPlan plan) {
        IdMap ids = IdMap.of(request.before().and(plan), kind.baselines());
        return kind.stories(plan.languages(), kind.listed().named(plan, ids));
    }
}
