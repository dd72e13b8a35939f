package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ListedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        List<Set<Term>> given = given(selection);
        if (given.isEmpty()) {
            return new Emptiness(List.of(), false);
        }
        Set<Term> narrowing =
                Narrowing.condition(selection).map(selection::terms).orElse(given.get(0));
        List<? extends ListedItem> within =
                rows.stream().filter(row -> any(narrowing, row)).toList();
        List<Selector> unmatched = new ArrayList<>(unmatched(narrowing, rows));
        if (!within.isEmpty()) {
            given.stream()
                    .filter(terms -> !terms.equals(narrowing))
                    .forEach(terms -> unmatched.addAll(unmatched(terms, within)));
        }
        boolean nothing = within.stream().noneMatch(row -> given.stream().allMatch(terms -> any(terms, row)));
        return new Emptiness(unmatched, nothing);
    }

    /**
     * Checks the conditions of a selection for one kind of records.
     *
     * @param kind the kind of the items, as in item keys
     * @param rows the source's items of the kind
     */
    public static Emptiness of(Selection selection, String kind, Collection<? extends Item> rows) {
        List<Selector> unmatched = Stream.of(Condition.COMPONENT, Condition.DATASOURCE, Condition.ASSET_FOLDER)
                .filter(condition -> kind.replace('_', '-').equals(condition.id() + "s"))
                .flatMap(condition -> unmatched(selection.terms(condition), rows).stream())
                .toList();
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

    /** Returns the values of each condition that is checked; all predicates must match, so each is one by itself. */
    private static List<Set<Term>> given(Selection selection) {
        Stream<Set<Term>> conditions = Stream.of(
                        Condition.PREFIX, Condition.SLUG, Condition.TAG, Condition.CONTENT_TYPE)
                .map(selection::terms)
                .filter(terms -> !terms.isEmpty());
        return Stream.concat(
                        conditions, selection.terms(Condition.WHERE).stream().map(Set::of))
                .toList();
    }

    private static boolean any(Set<Term> terms, ListedItem row) {
        return terms.stream().anyMatch(term -> term.matches(row));
    }

    private static List<Selector> unmatched(Set<Term> terms, Collection<? extends Item> rows) {
        return terms.stream()
                .filter(term -> rows.stream().noneMatch(term::matches))
                .map(term -> new Selector(
                        term.condition().id(),
                        term.text(),
                        rows.stream()
                                .flatMap(row -> known(term.condition(), row))
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    /** Returns the values of an item that a condition could have named. */
    private static Stream<String> known(Condition condition, Item item) {
        return switch (condition) {
            case PREFIX, SLUG, ASSET_FOLDER -> Stream.of(item.path());
            case COMPONENT, DATASOURCE -> Stream.of(SelectionBuilder.firstName(item));
            case TAG -> item instanceof ListedItem row ? row.tags().stream() : Stream.empty();
            case CONTENT_TYPE ->
                Stream.of(item instanceof ListedItem row ? row.contentType() : "")
                        .filter(type -> !type.isEmpty());
            default -> Stream.empty();
        };
    }
}
