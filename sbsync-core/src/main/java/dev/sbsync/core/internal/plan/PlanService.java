package dev.sbsync.core.internal.plan;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ThrottledException;
import dev.sbsync.client.model.Space;
import dev.sbsync.core.content.ContentTransform;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.plan.DriftDetector;
import dev.sbsync.core.internal.kind.story.plan.PlanSide;
import dev.sbsync.core.internal.kind.story.plan.Planner;
import dev.sbsync.core.internal.kind.story.plan.SyncHistory;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.SpaceScanner;
import dev.sbsync.core.internal.kind.story.scan.SpaceSettings;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.run.HeapGuard;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.SpaceLanguages;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.selection.Emptiness;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.time.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads two spaces and creates plans. Thread-safe; every method blocks. */
public final class PlanService {

    /** How long the server may delay one read. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final ManagementClient source;
    private final long sourceId;
    private final ManagementClient target;
    private final long targetId;
    private final Tasks tasks;
    private final int workers;
    private final ContentTransform transform;
    private final ContentBudget budget;

    public PlanService(
            ManagementClient source,
            long sourceId,
            ManagementClient target,
            long targetId,
            Tasks tasks,
            int workers,
            ContentTransform transform,
            ContentBudget budget) {
        this.source = source;
        this.sourceId = sourceId;
        this.target = target;
        this.targetId = targetId;
        this.tasks = tasks;
        this.workers = workers;
        this.transform = transform;
        this.budget = budget;
    }

    /** Returns the stories of the source, for patient reads. */
    public StoryOperations sourceStories() {
        return source.patient(PATIENCE).stories(sourceId);
    }

    /** Returns the stories of the source, for reads with a limit on the body size. */
    public StoryOperations sourceStories(BodyLimit limit) {
        return source.patient(PATIENCE).limited(limit).stories(sourceId);
    }

    /** Returns the stories of the target, for reads with a limit on the body size. */
    public StoryOperations targetStories(BodyLimit limit) {
        return target.patient(PATIENCE).limited(limit).stories(targetId);
    }

    /** Returns the stories of the target, for patient reads. */
    public StoryOperations targetStories() {
        return target.patient(PATIENCE).stories(targetId);
    }

    /** Plans without any stored state. */
    public SyncPlan plan(PlanOptions options, OnEmpty onEmpty) {
        return HeapGuard.guarded(
                () -> planned(options, onEmpty, (from, to) -> Planner.plan(from, to, options, SyncHistory.NONE)));
    }

    /** What to do if a condition of the selection matches nothing. */
    public enum OnEmpty {
        ALLOW,
        REFUSE
    }

    /**
     * Plans with a state's baselines, and stores new baselines of items found unchanged.
     *
     * @param begun source ids of items that the resumed run has begun to write
     */
    public SyncPlan plan(PlanOptions options, OnEmpty onEmpty, PairState state, Set<Long> begun) {
        return HeapGuard.guarded(() -> remembered(options, onEmpty, state, begun));
    }

    private SyncPlan remembered(PlanOptions options, OnEmpty onEmpty, PairState state, Set<Long> begun) {
        DriftDetector memory = new DriftDetector(state, options.publish(), transform.id(), begun);
        SyncPlan plan = planned(options, onEmpty, (from, to) -> {
            SpaceLanguages languages = SpaceSettings.languages(from.settings(), to.settings());
            memory.languages(languages);
            SyncPlan made = Planner.plan(from, to, options, memory);
            boolean whole = from.scan().answersAll() && to.scan().answersAll();
            return whole && lookedInto(memory, languages) ? Planner.plan(from, to, options, memory) : made;
        });
        state.remember(memory.renewed());
        return plan;
    }

    private boolean lookedInto(DriftDetector memory, SpaceLanguages languages) {
        try {
            return memory.lookInto(
                    budget,
                    room -> LayerReader.ofSource(sourceStories(room), languages, transform),
                    this::targetStories,
                    tasks,
                    workers);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SyncInterruptedException("The plan was interrupted.", interrupted);
        }
    }

    /** Creates a plan of both sides; called again until the scans have everything that it needs. */
    private interface SidePlanner {
        SyncPlan plan(PlanSide from, PlanSide to);
    }

    private SyncPlan planned(PlanOptions options, OnEmpty onEmpty, SidePlanner planner) {
        Space from = enter(source, sourceId);
        Space to = enter(target, targetId);
        SpaceSettings fromSettings = SpaceSettings.of(from);
        SpaceSettings toSettings = SpaceSettings.of(to);
        return SpaceScanner.of(
                new SpaceScanner.Side(sourceStories(), fromSettings),
                new SpaceScanner.Side(targetStories(), toSettings),
                (SpaceScan fromRows, SpaceScan toRows) -> {
                    if (onEmpty == OnEmpty.REFUSE) {
                        refuseEmpty(options.selection(), fromRows);
                    }
                    return planner.plan(
                            new PlanSide(SpaceRef.of(source.baseUrl(), from), fromSettings, fromRows),
                            new PlanSide(SpaceRef.of(target.baseUrl(), to), toSettings, toRows));
                });
    }

    /**
     * Checks a selection as soon as the scan has everything that it can match; the planner needs the same rows first.
     */
    private static void refuseEmpty(Selection selection, SpaceScan rows) {
        List<StoryRow> selectable = rows.in(selection.ranges());
        if (rows.answersAll()) {
            Emptiness found = Emptiness.of(selection, selectable);
            if (found.any()) {
                throw new EmptySelectionException(selection, found);
            }
        }
    }

    /** Makes the first request to a side: fails fast if the host is unreachable; waits only for throttling. */
    private static Space enter(ManagementClient client, long id) {
        Space space;
        try {
            space = client.spaces().get(id);
        } catch (ThrottledException busy) {
            space = client.patient(PATIENCE).spaces().get(id);
        }
        client.paceFor(space);
        return space;
    }
}
