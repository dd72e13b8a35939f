package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.client.StoryOperations;
import dev.sbsync.client.error.ForbiddenException;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Story;
import dev.sbsync.core.internal.content.ContentBudget;
import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.content.ComparedLayers;
import dev.sbsync.core.internal.kind.story.content.LayerReader;
import dev.sbsync.core.internal.kind.story.content.StoryLayers;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncHash;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.internal.tasks.Workers;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Fingerprint;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Problems;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.transport.BodyLimit;
import dev.sbsync.transport.error.TransportException;
import dev.sbsync.transport.time.Tasks;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the items of one plan with their baselines. An item whose target markers changed is a suspect, and
 * {@link #lookInto} reads it; items found unchanged get a new baseline. Not thread-safe.
 */
public final class DriftDetector implements SyncHistory {

    private final PairState state;
    private final SyncMode mode;
    private final StorySource stories;
    private final Set<ItemKey> begun;
    private final Map<Long, Suspect> suspects = new LinkedHashMap<>();
    private final Map<Long, DriftStatus> verdicts = new ConcurrentHashMap<>();
    private final Map<Long, List<Unresolved>> unresolved = new HashMap<>();
    private final Map<Long, LeftOut> leftOut = new ConcurrentHashMap<>();
    private final Map<Long, String> changes = new ConcurrentHashMap<>();
    private final Map<Long, Baseline> renewed = new ConcurrentHashMap<>();
    private final Map<Long, List<Difference>> compared = new ConcurrentHashMap<>();
    private @Nullable Set<Long> created;
    private @Nullable OpenReferences open;
    private boolean identitiesChanged;

    private record Suspect(StoryRow row, StoryRow match, Baseline then) {

        boolean sourceMoved() {
            return then.source().moved(row.markers());
        }

        /** Returns whether the target has moved it to another folder, which the hash does not cover. */
        boolean targetPlaced() {
            return then.target().differs(StoryRow.PARENT, match.markers())
                    && !match.parentPath().equals(row.parentPath());
        }
    }

    /**
     * Creates a detector for one plan.
     *
     * @param stories the stories of the source
     * @param begun the items that the resumed run has begun to write
     */
    public DriftDetector(PairState state, SyncMode mode, StorySource stories, Set<ItemKey> begun) {
        this.state = state;
        this.mode = mode;
        this.stories = stories;
        this.begun = begun;
    }

    /**
     * Sets what has been listed, so that references can be resolved that could not be before.
     *
     * @param selected returns whether a row of the source is selected
     * @param resolvesAsset returns whether the target has an asset now
     */
    public void listed(
            SpaceScan source, SpaceScan target, Predicate<StoryRow> selected, Predicate<OpenReference> resolvesAsset) {
        open = new OpenReferences(
                source,
                target,
                row -> selected.test(row) || state.baseline(row.key()).isPresent(),
                resolvesAsset);
    }

    @Override
    public DriftStatus of(StoryRow row, StoryRow match) {
        if (begun.contains(row.key()) || TemporaryRename.stillAside(match)) {
            return DriftStatus.OURS;
        }
        DriftStatus verdict = verdicts.get(row.id());
        if (verdict != null) {
            return verdict;
        }
        return state.baseline(row.key())
                .filter(baseline -> baseline.of(row, match, stories.conditions(mode)))
                .map(then -> since(then, row, match))
                .orElse(DriftStatus.UNKNOWN);
    }

    private DriftStatus since(Baseline then, StoryRow row, StoryRow match) {
        if (!then.unresolved().isEmpty()) {
            unresolved.put(row.id(), then.unresolved());
        }
        Markers there = match.markers();
        if (then.target().moved(there)) {
            suspects.put(row.id(), new Suspect(row, match, then));
            return DriftStatus.UNKNOWN;
        }
        leftOut.put(row.id(), then.left());
        Markers here = row.markers();
        if (then.source().moved(here)
                || (stories.languages().target() != null && then.left().resolvedBy(stories.languages()::targetHas))
                || (then.mapped() && identitiesChanged)
                || (open != null && open.resolvedIn(then.left()))) {
            return DriftStatus.SOURCE_MOVED;
        }
        if (!then.source().equals(here) || !then.target().equals(there)) {
            renewed.put(row.id(), then.with(here, there));
        }
        return DriftStatus.IN_SYNC;
    }

    @Override
    public List<Unresolved> unresolved(StoryRow row) {
        return unresolved.getOrDefault(row.id(), List.of());
    }

    @Override
    public List<Problem> leftOut(StoryRow row) {
        return leftOut.getOrDefault(row.id(), LeftOut.NOTHING).warnings();
    }

    @Override
    public Optional<Long> copyId(StoryRow row) {
        return state.baseline(row.key()).map(Baseline::targetId);
    }

    @Override
    public String changes(StoryRow row) {
        return changes.getOrDefault(row.id(), "");
    }

    @Override
    public boolean paired(StoryRow row, StoryRow match) {
        boolean inSync = state.baseline(row.key())
                .filter(baseline -> baseline.targetId() == match.id())
                .isPresent();
        return inSync || createdByRuns().contains(match.id());
    }

    /** Returns the target ids of items created by runs that did not sync everything. */
    private Set<Long> createdByRuns() {
        if (created == null) {
            created = state.runs().stream()
                    .filter(run -> run.ending()
                            .filter(ending -> ending == RunEnding.DONE)
                            .isEmpty())
                    .flatMap(run -> state.items(run.header().runId()).stream())
                    .filter(item -> item.item().key().kind().equals(StoryRow.KIND))
                    .flatMap(item -> Stream.ofNullable(item.begun().createdId()))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return created;
    }

    /**
     * Returns whether an item of a plan has another counterpart in the target than when it was last synced, so that the
     * plan must be created again: items that reference it are to be compared.
     */
    public boolean identitiesChanged(SyncPlan plan) {
        boolean before = identitiesChanged;
        identitiesChanged = before || plan.items().stream().anyMatch(this::hasAnotherCounterpart);
        return identitiesChanged != before;
    }

    private boolean hasAnotherCounterpart(PlannedItem item) {
        Item match = item.match();
        return (match != null || item.operation() == Operation.CREATE)
                && state.baseline(item.key())
                        .filter(then -> match == null || then.targetId() != match.id())
                        .isPresent();
    }

    /**
     * Reads the suspects in the target, and those in the source that changed there too. Returns whether there were any,
     * so that the plan must be created again. Blocks.
     *
     * @param mapped the stories of the source, with the target's identities
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean lookInto(
            StorySource mapped,
            ContentBudget budget,
            Function<BodyLimit, StoryOperations> source,
            Function<BodyLimit, StoryOperations> target,
            Tasks tasks,
            int workers)
            throws InterruptedException {
        List<Suspect> open = List.copyOf(suspects.values());
        suspects.clear();
        Workers.forEach(tasks, workers, "sbsync-drift", open.size(), i -> {
            Suspect suspect = open.get(i);
            DriftStatus verdict =
                    budget.within(room -> lookedInto(suspect, mapped, source.apply(room), target.apply(room)));
            verdicts.put(suspect.row.id(), verdict);
        });
        return !open.isEmpty();
    }

    /** A refused read is reported when the item runs; it does not affect the planning of other items. */
    private DriftStatus lookedInto(
            Suspect suspect, StorySource mapped, StoryOperations source, StoryOperations target) {
        try {
            return verdict(suspect, mapped, source, target);
        } catch (NotFoundException | ForbiddenException | InvalidException refused) {
            return DriftStatus.UNKNOWN;
        } catch (TransportException failure) {
            if (Problems.tooLarge(failure)) {
                return DriftStatus.UNKNOWN;
            }
            throw failure;
        }
    }

    private DriftStatus verdict(Suspect suspect, StorySource mapped, StoryOperations source, StoryOperations target) {
        Baseline then = suspect.then;
        boolean layers = mode.mirrors() && then.layersCompared();
        Story read = target.get(suspect.match.id());
        StoryLayers there = new LayerReader(target).layers(read, layers);
        if (there.historyRefused()) {
            return DriftStatus.UNKNOWN;
        }
        String hash = SyncHash.ofTarget(there, mode, then.layersCompared());
        if (!suspect.targetPlaced() && hash.equals(then.targetHash())) {
            renewed.put(
                    suspect.row.id(),
                    then.with(then.source(), StoryRow.of(there.draft()).markers()));
            return suspect.sourceMoved() ? DriftStatus.SOURCE_MOVED : DriftStatus.IN_SYNC;
        }
        if (!suspect.targetPlaced()
                && SyncHash.ofTarget(there.settled(), mode, then.layersCompared())
                        .equals(then.targetHash())) {
            return DriftStatus.UNKNOWN; // comparing and writing it loses no changes
        }
        Optional<StoryLayers> here = mapped.read(suspect.row, source);
        if (here.isEmpty()) {
            return suspect.sourceMoved() ? DriftStatus.BOTH_CHANGED : DriftStatus.DRIFTED;
        }
        return targetChanged(suspect, here.get(), there, hash);
    }

    private DriftStatus targetChanged(Suspect suspect, StoryLayers here, StoryLayers there, String hash) {
        Baseline then = suspect.then;
        List<Difference> differences = ComparedLayers.of(here, suspect.match.parentId(), "", there, mode)
                .toWrite();
        if (!suspect.targetPlaced()
                && suspect.sourceMoved()
                && differences.isEmpty()
                && here.publishedLayerMissing() != then.layersCompared()) {
            Markers now = StoryRow.of(there.draft()).markers();
            renewed.put(suspect.row.id(), inSync(suspect, here, now, hash));
            return DriftStatus.IN_SYNC;
        }
        compared.put(suspect.row.id(), differences);
        changes.put(suspect.row.id(), Drift.details(suspect.row, suspect.match, differences));
        boolean sourceChanged = !SyncHash.ofSource(here, mode).equals(then.sourceHash());
        return suspect.sourceMoved() && sourceChanged ? DriftStatus.BOTH_CHANGED : DriftStatus.DRIFTED;
    }

    /** Returns the new baseline if both sides have the same change, which is not drift. */
    private Baseline inSync(Suspect suspect, StoryLayers here, Markers target, String hash) {
        return new Baseline(
                suspect.row.key(),
                suspect.match.id(),
                StoryRow.of(here.draft()).markers(),
                target,
                SyncHash.ofSource(here, mode),
                hash,
                Fingerprint.VERSION,
                stories.conditions(mode),
                !here.publishedLayerMissing(),
                List.of(),
                LeftOut.NOTHING,
                here.references().mapped());
    }

    @Override
    public Optional<List<Difference>> compared(StoryRow row) {
        return Optional.ofNullable(compared.get(row.id()));
    }

    /** Returns the baseline of an item and its match, if it is valid. Thread-safe. */
    public Optional<Baseline> baseline(PlannedItem item) {
        Item match = item.match();
        return state.baseline(item.key())
                .filter(then -> match != null && then.of(item.source(), match, stories.conditions(mode)));
    }

    /**
     * Sets what an item was found to be, so that the plan must be created again. Thread-safe.
     *
     * @param differences the differences to write
     * @param inSync its new baseline, if it is equal
     */
    public void compared(Item item, List<Difference> differences, @Nullable Baseline inSync) {
        compared.put(item.id(), differences);
        if (inSync != null) {
            renewed.put(item.id(), inSync);
            leftOut.put(item.id(), inSync.left());
        }
    }

    /** Returns the new baselines of items whose markers changed but whose content did not. */
    public Collection<Baseline> renewed() {
        return List.copyOf(renewed.values());
    }
}
