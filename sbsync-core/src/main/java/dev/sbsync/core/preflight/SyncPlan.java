package dev.sbsync.core.preflight;

import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.scan.SpaceLanguages;
import dev.sbsync.core.scan.SpaceRef;
import dev.sbsync.core.scan.StoryRow;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a run would do, item by item, in the order of dependency. A value: equal scans give equal plans.
 *
 * @param source the space that is read
 * @param target the space that is written
 * @param items what is to happen, each after what it depends on
 * @param extra what the target has within the selection and the source has not; left alone
 * @param publish what happens to published layers
 * @param languages the target's languages, and how both spaces publish theirs
 * @param warnings what cannot be mirrored, or may not go well, as the spaces themselves tell
 */
public record SyncPlan(
        SpaceRef source,
        SpaceRef target,
        List<PlannedItem> items,
        List<StoryRow> extra,
        PublishMode publish,
        SpaceLanguages languages,
        List<Problem> warnings) {

    private static final int MOST_NAMED = 5;

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if an item is there twice: it would be written twice
     */
    public SyncPlan {
        items = List.copyOf(items);
        Set<Long> ids = new HashSet<>();
        for (PlannedItem item : items) {
            if (!ids.add(item.source().id())) {
                throw new IllegalArgumentException(
                        "The plan has '" + item.source().path() + "' twice.");
            }
        }
        extra = List.copyOf(extra);
        warnings = List.copyOf(warnings);
    }

    /** Makes a plan that mirrors, between spaces of which nothing else is known. */
    public SyncPlan(SpaceRef source, SpaceRef target, List<PlannedItem> items, List<StoryRow> extra) {
        this(source, target, items, extra, PublishMode.MIRROR, SpaceLanguages.UNKNOWN, List.of());
    }

    /** Returns the codes of the target's languages besides its default one, sorted; empty where they are not known. */
    public Set<String> targetLanguages() {
        Set<String> known = languages.target();
        return known == null ? Set.of() : known;
    }

    /** Returns how many items have an operation. */
    public long count(Operation operation) {
        return items.stream().filter(item -> item.operation() == operation).count();
    }

    /** Returns how many items were matched to one of the target. */
    public long existing() {
        return items.stream().filter(item -> item.match() != null).count();
    }

    /**
     * Returns this plan with some of its items only. It can be verified; to be run it must have all that they need, as
     * a plan made by {@link #only} has.
     *
     * @throws IllegalArgumentException if an item is not one of this plan's, or is there twice
     */
    public SyncPlan of(List<PlannedItem> some) {
        Set<PlannedItem> own = new HashSet<>(items);
        for (PlannedItem item : some) {
            if (!own.contains(item)) {
                throw new IllegalArgumentException(
                        "'" + item.source().path() + "' is not an item of this plan; make the plan anew to change it.");
            }
        }
        return new SyncPlan(source, target, some, extra, publish, languages, warnings);
    }

    /**
     * Returns this plan with the chosen items and all that these need: the folders that they go into, and the items
     * that have to move for them.
     */
    public SyncPlan only(Predicate<PlannedItem> chosen) {
        List<PlannedItem> wanted = items.stream().filter(chosen).toList();
        return of(new Prerequisites(items).withNeeds(wanted));
    }

    /**
     * Checks that this plan has all that its items need.
     *
     * @throws IllegalArgumentException if it has not; the message names what is missing
     */
    public void requireComplete() {
        List<String> missing = new Prerequisites(items).missing();
        if (missing.isEmpty()) {
            return;
        }
        int more = missing.size() - MOST_NAMED;
        throw new IllegalArgumentException("The plan leaves out what its items need: "
                + String.join("; ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
                + (more > 0 ? "; and " + more + " more" : "")
                + ". Narrow a plan with SyncPlan.only, which keeps what the chosen items need.");
    }

    /** Returns the items that were changed or deleted in the target since they were last in sync. */
    public List<PlannedItem> drifted() {
        return items.stream()
                .filter(item -> item.warnings().stream()
                        .anyMatch(warning -> warning.code().drift()))
                .toList();
    }

    /** Returns the items whose match is another item at the same path, which was never in sync with them. */
    public List<PlannedItem> collisions() {
        return items.stream().filter(PlannedItem::collision).toList();
    }

    /** Returns how many items a run would write at most: those that are compared may turn out to be equal. */
    public long changesAtMost() {
        return count(Operation.CREATE) + count(Operation.UPDATE) + count(Operation.COMPARE);
    }

    /** Returns how many items have a change. */
    public long count(Change change) {
        return items.stream().filter(item -> item.changes().contains(change)).count();
    }

    /** Returns how many warnings there are, those of the items included. */
    public long warningCount() {
        return warnings.size()
                + items.stream().mapToLong(item -> item.warnings().size()).sum();
    }

    /** Returns the most requests that executing this plan needs while nothing goes wrong. */
    public long requestsAtMost() {
        return items.stream().mapToLong(this::requestsAtMost).sum() + Forecast.looksAtMost(items, publish, languages);
    }

    /** Returns the most requests that one item needs while nothing goes wrong. */
    public long requestsAtMost(PlannedItem item) {
        return Forecast.requestsAtMost(item, publish, languages);
    }

    /**
     * Returns how long that takes at most at a rate, in whole seconds rounded up.
     *
     * @param rate requests a second
     * @throws IllegalArgumentException if the rate is not positive
     */
    public Duration durationAtMost(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("The rate must be more than 0 requests a second, got " + rate + ".");
        }
        return Duration.ofSeconds((long) Math.ceil(requestsAtMost() / rate));
    }
}
