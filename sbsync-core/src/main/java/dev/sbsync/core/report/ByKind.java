package dev.sbsync.core.report;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.plan.PlannedItem;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.verify.Verification;
import dev.sbsync.core.verify.Verification.VerifiedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Groups items by kind. Pure functions. */
public final class ByKind {

    /** Kinds that sbsync does not know come last. */
    private static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    id -> Kind.of(id).map(Kind::ordinal).orElse(Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder());

    private ByKind() {}

    /**
     * Returns the items by the id of their kind, in the order in which kinds depend on each other.
     *
     * @param itemOf returns the item of an element
     */
    public static <T> SortedMap<String, List<T>> of(Collection<T> all, Function<T, Item> itemOf) {
        SortedMap<String, List<T>> groups = new TreeMap<>(ORDER);
        all.forEach(one -> groups.computeIfAbsent(id(itemOf.apply(one)), kind -> new ArrayList<>())
                .add(one));
        return groups;
    }

    /** Returns the part of a plan for each kind of which it has items. */
    public static SortedMap<String, SyncPlan> of(SyncPlan plan) {
        SortedMap<String, List<PlannedItem>> items = of(plan.items(), PlannedItem::source);
        SortedMap<String, List<Item>> extra = of(plan.extra(), Function.identity());
        return parts(items, extra, plan::with);
    }

    /** Returns the part of a verification for each kind of which it has items. */
    public static SortedMap<String, Verification> of(Verification all) {
        SortedMap<String, List<VerifiedItem>> items = of(all.items(), VerifiedItem::source);
        SortedMap<String, List<Item>> extra = of(all.extra(), Function.identity());
        return parts(
                items, extra, (some, more) -> new Verification(all.source(), all.target(), some, more, all.checksum()));
    }

    /** Returns the counts of a run for each kind of which it has items. */
    static SortedMap<String, SyncReport.Summary> of(SyncReport report) {
        SortedMap<String, SyncReport.Summary> parts = new TreeMap<>(ORDER);
        of(report.items(), result -> result.item().source())
                .forEach((kind, some) -> parts.put(kind, SyncReport.Summary.of(some)));
        return parts;
    }

    private static <T, R> SortedMap<String, R> parts(
            SortedMap<String, List<T>> items,
            SortedMap<String, List<Item>> extra,
            BiFunction<List<T>, List<Item>, R> part) {
        SortedMap<String, R> parts = new TreeMap<>(ORDER);
        Stream.concat(items.keySet().stream(), extra.keySet().stream())
                .forEach(kind -> parts.put(
                        kind, part.apply(items.getOrDefault(kind, List.of()), extra.getOrDefault(kind, List.of()))));
        return parts;
    }

    /** Returns the id of an item's kind. */
    public static String id(Item item) {
        return Kind.ofItems(item.key().kind()).map(Kind::id).orElse(item.key().kind());
    }

    /** Returns how an item is named among items of several kinds: a story by its path, others with their type. */
    public static String name(Item item) {
        return story(id(item)) ? item.displayPath() : item.type() + " " + item.displayPath();
    }

    private static boolean story(String kind) {
        return kind.equals(Kind.STORIES.id());
    }

    /** Returns whether any of the kinds is another one than stories. */
    static boolean others(Collection<String> kinds) {
        return !kinds.stream().allMatch(ByKind::story);
    }
}
