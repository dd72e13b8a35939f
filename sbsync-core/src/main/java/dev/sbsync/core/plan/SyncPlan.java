package dev.sbsync.core.plan;

import dev.sbsync.core.internal.text.FirstNames;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The planned operations of a run, in dependency order. A value: equal scans give equal plans.
 *
 * @param source the source space
 * @param target the target space
 * @param items the planned items, each after its dependencies
 * @param extra selected items that exist only in the target, and are kept; those that are deleted are items
 * @param targetIds the keys, with target ids, of all items that were listed in the target, whether the plan concerns
 *     them or not
 * @param publish the publish mode
 * @param identity which uuid copies have
 * @param languages the target's languages, and how both spaces publish languages
 * @param warnings warnings about the spaces
 * @param inTarget the number of selected items that the target has, which limits deletes; 0 unless they are planned
 * @param assetsLeftOut the number of assets of the source that no item of the plan references, so that they are not
 *     part of it; 0 unless only {@link AssetScope#REFERENCED} ones are synced
 * @param undoes the id of the run that this plan undoes, or null if it undoes none; only an {@link UndoPlan} runs it
 */
public record SyncPlan(
        SpaceRef source,
        SpaceRef target,
        List<PlannedItem> items,
        List<Item> extra,
        Set<ItemKey> targetIds,
        PublishMode publish,
        IdentityMode identity,
        SpaceLanguages languages,
        List<Problem> warnings,
        long inTarget,
        long assetsLeftOut,
        @Nullable String undoes) {

    private static final int MOST_NAMED = 5;

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if an item occurs twice, because it would be written twice
     */
    public SyncPlan {
        items = List.copyOf(items);
        Set<ItemKey> keys = new HashSet<>();
        for (PlannedItem item : items) {
            if (!keys.add(item.key())) {
                throw new IllegalArgumentException(
                        "The plan contains '" + item.source().path() + "' twice.");
            }
        }
        extra = List.copyOf(extra);
        targetIds = Set.copyOf(targetIds);
        warnings = List.copyOf(warnings);
    }

    /** Creates a plan without deletes. */
    public SyncPlan(
            SpaceRef source,
            SpaceRef target,
            List<PlannedItem> items,
            List<Item> extra,
            Set<ItemKey> targetIds,
            PublishMode publish,
            IdentityMode identity,
            SpaceLanguages languages,
            List<Problem> warnings) {
        this(source, target, items, extra, targetIds, publish, identity, languages, warnings, 0, 0, null);
    }

    /** Returns a plan of two spaces without items. */
    public static SyncPlan empty(SpaceRef source, SpaceRef target, PlanOptions options) {
        return new SyncPlan(
                source,
                target,
                List.of(),
                List.of(),
                Set.of(),
                options.publish(),
                options.identity(),
                SpaceLanguages.UNKNOWN,
                List.of());
    }

    /** Returns this plan followed by a plan of other kinds, between the same spaces. */
    public SyncPlan and(SyncPlan next) {
        if (items.isEmpty() && extra.isEmpty() && targetIds.isEmpty() && warnings.isEmpty() && assetsLeftOut == 0) {
            return next;
        }
        return new SyncPlan(
                source,
                target,
                joined(items, next.items),
                joined(extra, next.extra),
                Set.copyOf(joined(targetIds, next.targetIds)),
                publish,
                identity,
                next.languages.equals(SpaceLanguages.UNKNOWN) ? languages : next.languages,
                joined(warnings, next.warnings),
                inTarget + next.inTarget,
                assetsLeftOut + next.assetsLeftOut,
                undoes);
    }

    private static <T> List<T> joined(Collection<T> some, Collection<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Returns this plan with the languages that the target will have. */
    public SyncPlan with(SpaceLanguages now) {
        return with(items, extra, now, warnings, inTarget, undoes);
    }

    /** Returns the sorted codes of the target's languages, except the default one; empty if unknown. */
    public Set<String> targetLanguages() {
        Set<String> known = languages.target();
        return known == null ? Set.of() : known;
    }

    /** Returns the number of items with an operation. */
    public long count(Operation operation) {
        return items.stream().filter(item -> item.operation() == operation).count();
    }

    /** Returns the items of the source with a match in the target. */
    public List<PlannedItem> existing() {
        return items.stream()
                .filter(item -> item.match() != null && item.operation() != Operation.DELETE)
                .toList();
    }

    /**
     * Returns this plan with only some of its items. It can be verified; to be run it must contain all dependencies of
     * its items, like a plan from {@link #only}.
     *
     * @throws IllegalArgumentException if an item is not part of this plan, or occurs twice
     */
    public SyncPlan of(List<PlannedItem> some) {
        Set<PlannedItem> own = new HashSet<>(items);
        for (PlannedItem item : some) {
            if (!own.contains(item)) {
                throw new IllegalArgumentException(
                        "'" + item.source().path() + "' is not an item of this plan; create a new plan to change it.");
            }
        }
        return with(some, extra);
    }

    /** Returns a plan with other items, between the same spaces. */
    public SyncPlan with(List<PlannedItem> others, List<Item> otherExtra) {
        return with(others, otherExtra, languages, warnings, inTarget, undoes);
    }

    /** Returns this plan with further warnings about the spaces. */
    public SyncPlan warned(List<Problem> more) {
        return with(items, extra, languages, joined(warnings, more), inTarget, undoes);
    }

    /** Returns this plan with the number of selected items that the target has. */
    public SyncPlan inTarget(long count) {
        return with(items, extra, languages, warnings, count, undoes);
    }

    /** Returns this plan as that of the undo of a run. */
    public SyncPlan undoing(String runId) {
        return with(items, extra, languages, warnings, inTarget, runId);
    }

    private SyncPlan with(
            List<PlannedItem> others,
            List<Item> otherExtra,
            SpaceLanguages now,
            List<Problem> warned,
            long count,
            @Nullable String runId) {
        return new SyncPlan(
                source,
                target,
                others,
                otherExtra,
                targetIds,
                publish,
                identity,
                now,
                warned,
                count,
                assetsLeftOut,
                runId);
    }

    /**
     * Returns this plan with the chosen items and all of their dependencies: their folders, and items that must move
     * first.
     */
    public SyncPlan only(Predicate<PlannedItem> chosen) {
        List<PlannedItem> wanted = items.stream().filter(chosen).toList();
        return of(new Prerequisites(items).withNeeds(wanted));
    }

    /**
     * Checks that this plan contains all dependencies of its items.
     *
     * @throws IllegalArgumentException if not; the message names the missing items
     */
    public void requireComplete() {
        List<String> missing = new Prerequisites(items).missing();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The plan lacks items that others depend on: "
                    + FirstNames.of(missing, MOST_NAMED, "; ", "; and ")
                    + ". Narrow a plan with SyncPlan.only, which keeps dependencies.");
        }
    }

    /** Returns whether this plan was made with the modes, and with the languages of both spaces, of another one. */
    public boolean madeAs(SyncPlan other) {
        return publish == other.publish && identity == other.identity && languages.equals(other.languages);
    }

    /**
     * Checks that this plan can be submitted to the run of another one.
     *
     * @param selected returns whether the run's selection includes an item
     * @throws IllegalArgumentException if it was made with another mode or other languages, or contains items that are
     *     not selected
     */
    public void requireFits(SyncPlan running, Predicate<Item> selected) {
        if (!madeAs(running)) {
            throw new IllegalArgumentException("The plan was made for publish mode " + publish + ", identity mode "
                    + identity + " and other languages of the spaces than those of the run (" + running.publish + ", "
                    + running.identity + "); start a new run with it.");
        }
        items.stream()
                .filter(item -> !item.added() && !selected.test(item.source()))
                .findFirst()
                .ifPresent(item -> {
                    throw new IllegalArgumentException("The run's selection does not include '"
                            + item.source().path() + "'; start a new run with the plan.");
                });
    }

    /** Returns the items that changed or were deleted in the target since the last sync. */
    public List<PlannedItem> drifted() {
        return items.stream()
                .filter(item -> item.warnings().stream()
                        .anyMatch(warning -> warning.code().drift()))
                .toList();
    }

    /** Returns the items whose match is a collision. */
    public List<PlannedItem> collisions() {
        return items.stream().filter(PlannedItem::collision).toList();
    }

    /** Returns the maximum number of items that a run writes; items that need a check may be equal. */
    public long changesAtMost() {
        return count(Operation.CREATE) + count(Operation.UPDATE) + count(Operation.COMPARE) + count(Operation.DELETE);
    }

    /**
     * Returns whether the target is not known to be as the plan wants it: an item is to be created, updated or deleted,
     * needs a check, or cannot be written. Skipped items are not pending.
     */
    public boolean changesPending() {
        return changesAtMost() + count(Operation.CONFLICT) > 0;
    }

    /** Returns the number of items with a change. */
    public long count(Change change) {
        return items.stream().filter(item -> item.changes().contains(change)).count();
    }

    /** Returns the number of warnings, including those of items. */
    public long warningCount() {
        return warnings.size()
                + items.stream().mapToLong(item -> item.warnings().size()).sum();
    }

    /** Returns the maximum number of requests for executing this plan, without retries. */
    public long requestsAtMost() {
        long byList =
                items.stream().filter(item -> item.cost().confirmedByList()).count();
        long lists = (byList + ItemCost.CONFIRMED_PER_LIST - 1) / ItemCost.CONFIRMED_PER_LIST;
        return items.stream().mapToLong(item -> item.cost().requestsAtMost()).sum() + lists;
    }

    /**
     * Returns the maximum duration of these requests at a rate, rounded up to whole seconds.
     *
     * @param rate requests per second
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Duration durationAtMost(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("The rate must be above 0 requests per second, got " + rate + ".");
        }
        return Duration.ofSeconds((long) Math.ceil(requestsAtMost() / rate));
    }
}
