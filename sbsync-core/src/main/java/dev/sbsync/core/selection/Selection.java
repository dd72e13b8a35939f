package dev.sbsync.core.selection;

import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.ListedItem;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Selects the source items of a plan. Immutable and thread-safe if its predicates are.
 *
 * <p>An item is selected if it matches at least one condition of each given kind, and is not excluded. All predicates
 * ({@link SelectionBuilder#where}) must match. Without conditions, everything is selected.
 *
 * <p>Paths are full slugs without leading and trailing slashes; a folder and its start page share a path. Prefixes,
 * slugs, excludes, tags, times and predicates select both folders and stories. Folders have neither content type nor
 * publish state, so these conditions select no folders. Ancestor folders of selected items are created if missing in
 * the target, and otherwise left unchanged. Excluding a folder excludes everything below it.
 */
public final class Selection {

    /** The conditions of paths that any item of a tree has. */
    private static final List<Condition> OF_PATHS = List.of(Condition.PREFIX, Condition.SLUG);

    private static final List<Condition> OF_STORIES =
            List.of(Condition.TAG, Condition.CONTENT_TYPE, Condition.ONLY, Condition.UPDATED_SINCE);

    private static final Set<Condition> OF_STORY_KIND = Set.of(
            Condition.PREFIX,
            Condition.SLUG,
            Condition.EXCLUDE,
            Condition.TAG,
            Condition.CONTENT_TYPE,
            Condition.ONLY,
            Condition.UPDATED_SINCE,
            Condition.WHERE);

    private static final Set<Condition> FIT_FOR_DELETES = Set.of(
            Condition.PREFIX,
            Condition.SLUG,
            Condition.EXCLUDE,
            Condition.COMPONENT,
            Condition.DATASOURCE,
            Condition.ASSET_FOLDER);
    private static final Selection ALL = builder().build();

    /** The given conditions. */
    private final Map<Condition, Set<Term>> terms = new EnumMap<>(Condition.class);

    Selection(Map<Condition, Set<Term>> terms) {
        terms.forEach((condition, given) -> this.terms.put(condition, new LinkedHashSet<>(given)));
    }

    /** Selects every story and folder of the source. */
    public static Selection all() {
        return ALL;
    }

    /** Returns a builder that selects everything; each kind of condition narrows it. */
    public static SelectionBuilder builder() {
        return new SelectionBuilder();
    }

    /**
     * Returns whether an item of either space is selected.
     *
     * @throws IllegalStateException if a predicate was not supplied ({@link #missingPredicates})
     */
    public boolean includes(Item item) {
        return switch (item.key().kind()) {
            case "settings", "default_content_type" -> true;
            case "component_groups", "internal_tags" ->
                terms(Condition.COMPONENT).isEmpty();
            case "components", "presets", "default_presets" -> matches(Condition.COMPONENT, item);
            case "datasources", "datasource_entries" -> matches(Condition.DATASOURCE, item);
            case "asset_tags" -> terms(Condition.ASSET_FOLDER).isEmpty();
            case "asset_folders", "assets" -> matches(Condition.ASSET_FOLDER, item);
            default ->
                OF_PATHS.stream().allMatch(condition -> matches(condition, item))
                        && terms(Condition.EXCLUDE).stream().noneMatch(term -> term.matches(item))
                        && (!(item instanceof ListedItem) || includesStory(item));
        };
    }

    private boolean includesStory(Item story) {
        return OF_STORIES.stream().allMatch(condition -> matches(condition, story))
                && terms(Condition.WHERE).stream().allMatch(term -> term.matches(story));
    }

    private boolean matches(Condition condition, Item item) {
        Set<Term> any = terms(condition);
        return any.isEmpty() || any.stream().anyMatch(term -> term.matches(item));
    }

    /**
     * Returns the ranges of a space to list, which contain all selected items: by prefixes, else by the slugs' literal
     * prefixes, else by tags. Other kinds of conditions cannot narrow a listing, because the API has no equivalent
     * filter (docs/management-api.md).
     */
    public List<Range> ranges() {
        return Narrowing.ranges(this);
    }

    /**
     * Returns the conditions, by their names, that cannot be combined with deletes: whether an item of the target fits
     * them says nothing about whether its counterpart did before it was deleted in the source.
     */
    public List<String> unfitForDeletes() {
        return terms.keySet().stream()
                .filter(condition -> !FIT_FOR_DELETES.contains(condition))
                .map(Condition::id)
                .toList();
    }

    /** Returns whether only some stories are selected. */
    public boolean filtersStories() {
        return terms.keySet().stream().anyMatch(OF_STORY_KIND::contains);
    }

    /** Returns the values of a condition. */
    Set<Term> terms(Condition condition) {
        return terms.getOrDefault(condition, Set.of());
    }

    /**
     * Returns the conditions by name, for storing and restoring a selection ({@link #of}). Predicates are stored by
     * name only, and must be supplied again ({@link #supplied}).
     */
    public Map<String, List<String>> conditions() {
        Map<String, List<String>> conditions = new LinkedHashMap<>();
        terms.forEach((condition, given) ->
                conditions.put(condition.id(), given.stream().map(Term::text).toList()));
        return conditions;
    }

    /** Returns the names of predicates that are missing because this selection was restored from stored conditions. */
    public Set<String> missingPredicates() {
        return terms(Condition.WHERE).stream()
                .filter(term -> term.test() == null)
                .map(Term::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns this selection with its missing predicates taken from another selection, by name. */
    public Selection supplied(Selection other) {
        return of(conditions(), other.terms(Condition.WHERE));
    }

    /**
     * Returns the selection with these {@link #conditions}.
     *
     * @throws IllegalArgumentException if a name or a value is unknown
     */
    public static Selection of(Map<String, List<String>> conditions) {
        return of(conditions, Set.of());
    }

    private static Selection of(Map<String, List<String>> conditions, Set<Term> known) {
        SelectionBuilder builder = builder();
        conditions.forEach((id, values) -> values.forEach(value -> builder.add(Condition.of(id), value)));
        Set<Term> named = builder.terms.getOrDefault(Condition.WHERE, Set.of());
        known.stream().filter(named::remove).toList().forEach(named::add);
        return builder.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection selection && selection.conditions().equals(conditions());
    }

    @Override
    public int hashCode() {
        return conditions().hashCode();
    }

    /** Returns the conditions in a fixed order, for display. */
    @Override
    public String toString() {
        return terms.isEmpty()
                ? "everything"
                : terms.entrySet().stream()
                        .map(entry -> shown(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String shown(Condition condition, Set<Term> terms) {
        String separator = condition == Condition.WHERE ? "; where " : " or ";
        return condition.shown() + " " + terms.stream().map(Term::text).collect(Collectors.joining(separator));
    }
}
