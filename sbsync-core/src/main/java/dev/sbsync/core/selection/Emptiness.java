package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ListedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of a selection that match nothing in the source. Checks each prefix, slug, tag, content type,
 * component, datasource and predicate; excludes, publish states and times may match nothing. The kind of condition that
 * narrows a scan ({@link Selection#ranges}) is checked against all items, the other kinds against the items that it
 * matches, so the result does not depend on how the source was read. Immutable.
 *
 * @param unmatched the conditions that match nothing
 * @param nothingAtAll whether no item matches all conditions together
 */
public record Emptiness(List<Selector> unmatched, boolean nothingAtAll) {

    /** Copies the list. */
    public Emptiness {
        unmatched = List.copyOf(unmatched);
    }

    /**
     * Checks a selection.
     *
     * @param rows the source's items, or at least those within the selection's ranges
     */
    public static Emptiness of(Selection selection, Collection<? extends ListedItem> rows) {
        List<Kind<?>> kinds = kinds(selection);
        if (kinds.isEmpty()) {
            return new Emptiness(List.of(), false);
        }
        Kind<?> narrowing = kinds.stream()
                .filter(kind -> kind.name().equals(Narrowing.kind(selection)))
                .findFirst()
                .orElse(kinds.get(0));
        List<? extends ListedItem> within =
                rows.stream().filter(narrowing::matches).toList();
        List<Selector> unmatched = new ArrayList<>(narrowing.unmatched(rows));
        if (!within.isEmpty()) {
            kinds.stream()
                    .filter(kind -> !kind.equals(narrowing))
                    .forEach(kind -> unmatched.addAll(kind.unmatched(within)));
        }
        boolean nothing = within.stream().noneMatch(row -> kinds.stream().allMatch(kind -> kind.matches(row)));
        return new Emptiness(unmatched, nothing);
    }

    /**
     * Checks the conditions of a selection for one kind of records.
     *
     * @param kind the kind of the items, as in item keys
     * @param rows the source's items of the kind
     */
    public static Emptiness of(Selection selection, String kind, Collection<? extends Item> rows) {
        SortedSet<String> names =
                rows.stream().map(Selection::firstName).collect(Collectors.toCollection(TreeSet::new));
        List<Selector> unmatched = new ArrayList<>();
        selection
                .byName()
                .forEach((condition, globs) -> globs.stream()
                        .filter(glob ->
                                kind.equals(condition + "s") && names.stream().noneMatch(glob::matches))
                        .forEach(glob -> unmatched.add(new Selector(condition, glob.toString(), names))));
        return new Emptiness(unmatched, false);
    }

    /**
     * Refuses a selection that is empty.
     *
     * @throws EmptySelectionException if anything matches nothing
     */
    public void refuse(Selection selection) {
        if (nothingAtAll || !unmatched.isEmpty()) {
            throw new EmptySelectionException(selection, this);
        }
    }

    /** The conditions of one kind, and what they match. */
    private record Kind<T>(
            String name,
            Collection<T> values,
            Function<T, Predicate<ListedItem>> condition,
            Function<ListedItem, Stream<String>> valuesOf) {

        boolean matches(ListedItem row) {
            return values.stream().anyMatch(value -> condition.apply(value).test(row));
        }

        List<Selector> unmatched(Collection<? extends ListedItem> rows) {
            return values.stream()
                    .filter(value -> rows.stream().noneMatch(condition.apply(value)))
                    .map(value -> new Selector(
                            name,
                            value.toString(),
                            rows.stream().flatMap(valuesOf).collect(Collectors.toCollection(TreeSet::new))))
                    .toList();
        }
    }

    /** Returns the kinds that are given. */
    private static List<Kind<?>> kinds(Selection selection) {
        Function<ListedItem, Stream<String>> path = row -> Stream.of(row.path());
        List<Kind<?>> kinds = new ArrayList<>(List.of(
                new Kind<>(
                        Selection.PREFIX,
                        selection.prefixes(),
                        prefix -> row -> new Range.AtOrBelow(prefix).covers(row.path()),
                        path),
                new Kind<>(Selection.SLUG, selection.slugs(), glob -> row -> glob.matches(row.path()), path),
                new Kind<>(
                        Selection.TAG,
                        selection.tags(),
                        tag -> row -> row.tags().contains(tag),
                        row -> row.tags().stream()),
                new Kind<>(
                        Selection.CONTENT_TYPE,
                        selection.contentTypes(),
                        type -> row -> !row.folder() && row.contentType().equals(type),
                        row -> Stream.of(row.contentType()).filter(type -> !type.isEmpty()))));
        selection
                .predicates()
                .forEach(predicate -> kinds.add(
                        new Kind<>(Selection.WHERE, List.of(predicate), own -> own::matches, row -> Stream.empty())));
        kinds.removeIf(kind -> kind.values().isEmpty());
        return kinds;
    }
}
