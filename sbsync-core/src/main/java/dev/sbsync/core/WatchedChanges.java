package dev.sbsync.core;

import dev.sbsync.core.internal.kind.ItemKind;
import dev.sbsync.core.internal.plan.PlanService.OnEmpty;
import dev.sbsync.core.internal.plan.Resumption;
import dev.sbsync.core.internal.watch.ChangePoll;
import dev.sbsync.core.internal.watch.LeftItems;
import dev.sbsync.core.internal.watch.PassingFailures;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.Outcome;
import dev.sbsync.core.plan.AssetScope;
import dev.sbsync.core.plan.PlanOptions;
import dev.sbsync.core.plan.PlanReads;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.ItemResult;
import dev.sbsync.core.run.OutcomeCounts;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.selection.SelectionBuilder;
import dev.sbsync.core.watch.WatchCycle;
import dev.sbsync.core.watch.WatchCycle.Scan;
import dev.sbsync.transport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a watch plans in each cycle, and what it knows of the outcomes. Used by the thread of the watch alone. */
final class WatchedChanges {

    private static final int OTHER_KINDS_EVERY = 10;
    private static final Duration FULL_SCAN_EVERY = Duration.ofHours(1);

    private static final Pattern GLOB = Pattern.compile("[\\\\*?]");

    private final Engine engine;
    private final RunStarter runs;
    private final PlanOptions options;
    private final OnEmpty onEmpty;
    private final TimeSource time;
    private final Consumer<SyncPlan> check;
    private final @Nullable ChangePoll poll;
    private final Set<ItemKey> reportedAsDeleted = new HashSet<>();
    private final LeftItems left = new LeftItems();
    private final String polledKind;
    private @Nullable Instant scannedAt;

    /** The number of the cycle from which on the other kinds are due. */
    private long otherKindsDue;

    private long requests;

    WatchedChanges(
            Engine engine,
            RunStarter runs,
            PlanOptions options,
            OnEmpty onEmpty,
            TimeSource time,
            Consumer<SyncPlan> check) {
        this.engine = engine;
        this.runs = runs;
        this.options = options;
        this.onEmpty = onEmpty;
        this.time = time;
        this.check = check;
        ItemKind polled = options.kinds().contains(Kind.STORIES)
                ? engine.kinds.stream()
                        .filter(kind -> kind.recent().isPresent())
                        .findFirst()
                        .orElseThrow()
                : null;
        this.polledKind = polled == null ? "" : polled.id();
        this.poll = polled == null
                ? null
                : new ChangePoll(polled.recent().orElseThrow(), options.selection()::includes, engine.state::baseline);
        this.requests = requestsSoFar();
    }

    CycleSoFar begin(long number) {
        return new CycleSoFar(number, time.wallTime());
    }

    /** Returns whether everything is to be listed in a cycle. */
    boolean fullScanDue(CycleSoFar cycle) {
        Instant last = scannedAt;
        return last == null || !cycle.at.isBefore(last.plus(FULL_SCAN_EVERY));
    }

    /**
     * What a cycle has planned.
     *
     * @param taken records that it is not due any more: a run has taken it, or it has no work
     */
    record Due(SyncPlan plan, Runnable taken) {}

    /** Plans everything. Blocks. */
    Due everything(CycleSoFar cycle) {
        cycle.scan = Scan.FULL;
        SyncPlan plan = plan(options, cycle.first() ? onEmpty : OnEmpty.ALLOW);
        cycle.deleted = deleted(plan);
        return new Due(plan, () -> {
            if (poll != null) {
                poll.restart(sources(plan));
            }
            scannedAt = cycle.at;
            otherKindsListed(cycle);
        });
    }

    /** Plans the kinds that are not polled, if they are due. Blocks. */
    Optional<Due> otherKinds(CycleSoFar cycle) {
        Set<Kind> others =
                options.kinds().stream().filter(kind -> kind != Kind.STORIES).collect(Collectors.toSet());
        if (others.isEmpty() || cycle.number < otherKindsDue) {
            return Optional.empty();
        }
        cycle.scan = Scan.OTHER_KINDS;
        // only the stories say which assets they reference
        boolean needStories = options.assets() == AssetScope.REFERENCED;
        SyncPlan plan = plan(needStories ? options : options.kinds(others), OnEmpty.ALLOW);
        return Optional.of(new Due(plan, () -> otherKindsListed(cycle)));
    }

    private void otherKindsListed(CycleSoFar cycle) {
        otherKindsDue = (cycle.number / OTHER_KINDS_EVERY + 1) * OTHER_KINDS_EVERY;
    }

    /** Plans the stories that changed, if there are any. Blocks. */
    Optional<Due> recent() {
        Collection<Item> changed = poll == null ? List.of() : poll.changed();
        if (poll == null || changed.isEmpty()) {
            return Optional.empty();
        }
        SelectionBuilder paths = Selection.builder();
        changed.forEach(item -> paths.slug(GLOB.matcher(item.path()).replaceAll("\\\\$0")));
        Set<ItemKey> keys = changed.stream().map(Item::key).collect(Collectors.toSet());
        SyncPlan plan = plan(options.selection(paths.build()).kinds(Set.of(Kind.STORIES)), OnEmpty.ALLOW)
                .only(item -> keys.contains(item.key()) && options.selection().includes(item.source()));
        return Optional.of(new Due(plan, () -> poll.planned(changed, sources(plan))));
    }

    private List<Item> sources(SyncPlan plan) {
        return plan.items().stream()
                .map(PlannedItem::source)
                .filter(this::polled)
                .toList();
    }

    private SyncPlan plan(PlanOptions what, OnEmpty ifEmpty) {
        return engine.planning.plan(what, ifEmpty, engine.state, Set.of(), PlanReads.NONE);
    }

    /** Returns the paths of items that were synced and are in the target alone now. */
    private List<String> deleted(SyncPlan plan) {
        Set<ItemKey> synced = engine.state.baselinesByTarget().keySet();
        List<String> paths = new ArrayList<>();
        for (Item item : plan.extra()) {
            if (synced.contains(item.key()) && reportedAsDeleted.add(item.key())) {
                paths.add(item.path());
            }
        }
        return paths;
    }

    /** Checks whether a run would accept a plan. May block. */
    void check(SyncPlan plan) {
        check.accept(plan);
    }

    /** Records what a plan found. Returns whether there is anything to write or to compare. */
    boolean hasWork(CycleSoFar cycle, SyncPlan plan) {
        cycle.changes += plan.changesAtMost();
        cycle.left.addAll(left.news(plan));
        return plan.changesAtMost() > 0;
    }

    /** Takes the results of a plan without work. */
    void withoutWork(CycleSoFar cycle, SyncPlan plan) {
        cycle.results.addAll(LeftItems.of(plan));
    }

    /** Submits a plan with work to a run. Returns false if the run does not take it. */
    boolean offer(CycleSoFar cycle, SyncRun active, SyncPlan plan) {
        cycle.results.addAll(Resumption.withoutWork(plan)); // the report of the run lacks them
        return active.offer(plan);
    }

    SyncRun start(SyncPlan plan) {
        return runs.start(plan, options, null);
    }

    /** Leaves a plan to the next cycle. */
    void later(SyncPlan plan) {
        plan.items().stream()
                .filter(item -> !item.added() && item.operation().readsContent())
                .map(PlannedItem::source)
                .forEach(item -> {
                    if (polled(item)) {
                        again(item);
                    } else {
                        otherKindsDue = 0;
                    }
                });
    }

    private boolean polled(Item item) {
        return item.key().kind().equals(polledKind);
    }

    /** Only stories are polled; other kinds are planned anew when they are due. */
    private void again(Item item) {
        if (poll != null && polled(item)) {
            poll.again(item);
        }
    }

    /** Returns the end of the watch, with the results of its last run. */
    CycleSoFar last(SyncReport report) {
        CycleSoFar end = begin(Long.MAX_VALUE);
        end.scan = Scan.NONE;
        ended(end, report);
        return end;
    }

    /** Takes the results of a run that has ended. */
    void ended(CycleSoFar cycle, SyncReport report) {
        cycle.runId = report.runId();
        cycle.results.addAll(report.items());
        left.reported(report.items());
        boolean passing = report.abortedBy().isPresent()
                || report.items().stream().anyMatch(result -> PassingFailures.passes(result.outcome()));
        for (ItemResult result : report.items()) {
            Outcome outcome = result.outcome();
            if (outcome.confirmed() && poll != null) {
                poll.inSync(result.item().key());
            } else if (PassingFailures.passes(outcome) || (passing && outcome instanceof Outcome.Blocked)) {
                again(result.item().source());
            }
        }
    }

    /** Returns the cycle as it ended; {@code active} is the run that continues, if any. */
    WatchCycle ended(CycleSoFar cycle, OutcomeCounts soFar, @Nullable SyncRun active) {
        long before = requests;
        requests = requestsSoFar();
        return new WatchCycle(
                cycle.at,
                cycle.scan,
                cycle.changes,
                OutcomeCounts.of(cycle.results),
                active == null ? 0 : active.snapshot().total() - soFar.ended(),
                cycle.deleted,
                cycle.left,
                requests - before,
                active == null ? cycle.runId : active.id(),
                cycle.problem);
    }

    private long requestsSoFar() {
        return engine.from.client().stats().total() + engine.to.client().stats().total();
    }
}
