package dev.sbsync.core.internal.kind.story.plan;

import dev.sbsync.core.internal.drift.Drift;
import dev.sbsync.core.internal.kind.story.content.StorySource;
import dev.sbsync.core.internal.kind.story.content.SyncMode;
import dev.sbsync.core.internal.kind.story.scan.SpaceScan;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.state.PairState;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Unresolved;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.plan.TemporaryRename;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the items of one plan with their baselines. An item whose target markers changed is a suspect, which is to
 * be read; items found unchanged get a new baseline. Not thread-safe.
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
    private @Nullable Map<ItemKey, List<Baseline>> byTarget;
    private @Nullable OpenReferences open;
    private boolean identitiesChanged;

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
                .filter(baseline -> baseline.of(row, match, conditions()))
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

    @Override
    public boolean changedCopy(StoryRow match) {
        if (byTarget == null) {
            byTarget = state.baselinesByTarget();
        }
        return Drift.changedSince(
                byTarget.getOrDefault(match.key(), List.of()),
                then -> !then.target().moved(match.markers()));
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

    /** Returns the suspects of the last plan, once; they are to be read and {@link #found}. */
    public List<Suspect> suspects() {
        List<Suspect> all = List.copyOf(suspects.values());
        suspects.clear();
        return all;
    }

    /** Sets what reading a suspect has shown, so that the plan must be created again. Thread-safe. */
    public void found(Suspect suspect, Suspect.Verdict verdict) {
        long id = suspect.row().id();
        verdicts.put(id, verdict.status());
        if (verdict.renewed() != null) {
            renewed.put(id, verdict.renewed());
        }
        if (verdict.differences() != null) {
            compared.put(id, verdict.differences());
            changes.put(id, verdict.changes());
        }
    }

    /** Returns the conditions of new baselines. */
    public Conditions conditions() {
        return stories.conditions(mode);
    }

    @Override
    public Optional<List<Difference>> compared(StoryRow row) {
        return Optional.ofNullable(compared.get(row.id()));
    }

    /** Returns the baseline of an item and its match, if it is valid. Thread-safe. */
    public Optional<Baseline> baseline(PlannedItem item) {
        Item match = item.match();
        return state.baseline(item.key()).filter(then -> match != null && then.of(item.source(), match, conditions()));
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
